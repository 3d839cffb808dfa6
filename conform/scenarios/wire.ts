import type { MessageElement } from '../../loopback/index.ts';

/** Elements as they stand on the wire, one of each kind. */
export const text = (Text: string): MessageElement => ({ MsgType: 'TIMTextElem', MsgContent: { Text } });

export const custom = (Data: string): MessageElement => ({
  MsgType: 'TIMCustomElem',
  MsgContent: { Data, Desc: 'desc', Ext: 'ext' },
});

export const face: MessageElement = { MsgType: 'TIMFaceElem', MsgContent: { Index: 14, Data: '[微笑]' } };

const picture = (Type: number, Width: number) => ({
  Type,
  Size: 1000 * Type,
  Width,
  Height: 10,
  URL: `https://h/${Type}.png`,
});

export const image: MessageElement = {
  MsgType: 'TIMImageElem',
  MsgContent: {
    UUID: 'image-uuid',
    ImageFormat: 3,
    ImageInfoArray: [picture(1, 30), picture(2, 20), picture(3, 10)],
  },
};

export const sound: MessageElement = {
  MsgType: 'TIMSoundElem',
  MsgContent: { UUID: 'sound-uuid', Second: 5, Size: 99, Download_Flag: 2, Url: 'https://h/s.mp3' },
};

export const file: MessageElement = {
  MsgType: 'TIMFileElem',
  MsgContent: {
    UUID: 'file-uuid',
    FileName: 'a.txt',
    FileSize: 2048,
    Download_Flag: 2,
    Url: 'https://h/a.txt',
  },
};

export const location: MessageElement = {
  MsgType: 'TIMLocationElem',
  MsgContent: { Longitude: 113.5, Latitude: 22.5, Desc: 'here' },
};

export const video: MessageElement = {
  MsgType: 'TIMVideoFileElem',
  MsgContent: {
    VideoUrl: 'https://h/v.mp4',
    VideoUUID: 'video-uuid',
    VideoSize: 1000,
    VideoSecond: 3,
    VideoFormat: 'mp4',
    VideoDownloadFlag: 2,
    ThumbUrl: 'https://h/v.png',
    ThumbUUID: 'thumb-uuid',
    ThumbSize: 10,
    ThumbWidth: 4,
    ThumbHeight: 3,
    ThumbFormat: 'png',
    ThumbDownloadFlag: 2,
  },
};
