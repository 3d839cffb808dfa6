import { MSG_ELEMENT_TYPE } from './enums.ts';

/** One field of an element, in all three worlds. */
export interface ElementField {
  /** Key of `MsgContent`; `''` when the value comes from around the element. */
  wire: string;
  /** Own property of the legacy content object. */
  property: string;
  /** Legacy getter; `''` when there is none. */
  getter: string;
  /** Key of the content in `_elements[i]` and `webim2tim.parseElements`; `''` when v2 does not have it there. */
  v2: string;
  note?: string;
}

export interface ElementShape {
  /** `MsgType`, the same in both SDKs. */
  type: string;
  /** The legacy class, under `Msg.Elem`. */
  className: string;
  /** In the order of the legacy constructor as far as it takes them. */
  fields: readonly ElementField[];
  /** Can the legacy SDK send it? What it could not send it left out of the message. */
  sent: boolean;
  /** Member of `TIM.TYPES` with the same value. */
  v2Type: string;
  /** Method of v2 that creates a message of this one element; `''` when there is none. */
  v2Creator: string;
}

const same = (wire: string, property: string, getter: string, v2: string, note?: string): ElementField => ({
  wire,
  property,
  getter,
  v2,
  ...(note ? { note } : {}),
});

const AROUND = 'of the message around it';

/** The eight kinds of elements. Wire names measured on both SDKs. */
export const ELEMENTS = {
  Text: {
    type: MSG_ELEMENT_TYPE.TEXT,
    className: 'Text',
    fields: [same('Text', 'text', 'getText', 'text', 'legacy filters < > " in the constructor')],
    sent: true,
    v2Type: 'MSG_TEXT',
    v2Creator: 'createTextMessage',
  },
  Face: {
    type: MSG_ELEMENT_TYPE.FACE,
    className: 'Face',
    fields: [same('Index', 'index', 'getIndex', 'index'), same('Data', 'data', 'getData', 'data')],
    sent: true,
    v2Type: 'MSG_FACE',
    v2Creator: 'createFaceMessage',
  },
  Images: {
    type: MSG_ELEMENT_TYPE.IMAGE,
    className: 'Images',
    fields: [
      same('UUID', 'UUID', 'getImageId', 'uuid'),
      same('ImageFormat', 'ImageFormat', 'getImageFormat', 'imageFormat', 'since 1.7.2'),
      same(
        'ImageInfoArray',
        'ImageInfoArray',
        '',
        'imageInfoArray',
        'items: IMAGE_FIELDS; getImage(type) finds one',
      ),
    ],
    sent: true,
    v2Type: 'MSG_IMAGE',
    v2Creator: 'createImageMessage',
  },
  Custom: {
    type: MSG_ELEMENT_TYPE.CUSTOM,
    className: 'Custom',
    fields: [
      same('Data', 'data', 'getData', 'data'),
      same('Desc', 'desc', 'getDesc', 'description'),
      same('Ext', 'ext', 'getExt', 'extension'),
    ],
    sent: true,
    v2Type: 'MSG_CUSTOM',
    v2Creator: 'createCustomMessage',
  },
  Sound: {
    type: MSG_ELEMENT_TYPE.SOUND,
    className: 'Sound',
    fields: [
      same('UUID', 'uuid', 'getUUID', 'uuid'),
      same('Second', 'second', 'getSecond', 'second'),
      same('Size', 'size', 'getSize', 'size'),
      same('', 'senderId', 'getSenderId', '', `from ${AROUND}`),
      same('', 'receiverId', '', '', `to ${AROUND}`),
      same('Download_Flag', 'downFlag', '', 'downloadFlag'),
      same('Url', 'downUrl', 'getDownUrl', 'remoteAudioUrl', 'received as url too'),
    ],
    sent: false,
    v2Type: 'MSG_AUDIO',
    v2Creator: 'createAudioMessage',
  },
  File: {
    type: MSG_ELEMENT_TYPE.FILE,
    className: 'File',
    fields: [
      same('UUID', 'uuid', 'getUUID', 'uuid'),
      same('FileName', 'name', 'getName', 'fileName'),
      same('FileSize', 'size', 'getSize', 'fileSize'),
      same('', 'senderId', 'getSenderId', '', `from ${AROUND}`),
      same('', 'receiverId', '', '', `to ${AROUND}`),
      same('Download_Flag', 'downFlag', 'getDownFlag', 'downloadFlag', 'legacy sends it as DownloadFlag'),
      same('Url', 'downUrl', 'getDownUrl', 'fileUrl'),
    ],
    sent: true,
    v2Type: 'MSG_FILE',
    v2Creator: 'createFileMessage',
  },
  Location: {
    type: MSG_ELEMENT_TYPE.LOCATION,
    className: 'Location',
    fields: [
      same('Longitude', 'longitude', 'getLongitude', 'longitude'),
      same('Latitude', 'latitude', 'getLatitude', 'latitude'),
      same('Desc', 'desc', 'getDesc', 'description'),
    ],
    sent: false,
    v2Type: 'MSG_LOCATION',
    v2Creator: 'createLocationMessage',
  },
  GroupTip: {
    type: MSG_ELEMENT_TYPE.GROUP_TIP,
    className: 'GroupTip',
    fields: [
      same('OpType', 'opType', 'getOpType', 'operationType'),
      same('Operator_Account', 'opUserId', 'getOpUserId', 'operatorID'),
      same('', 'groupId', 'getGroupId', 'groupProfile.groupID', `to ${AROUND}`),
      same('', 'groupName', 'getGroupName', 'groupProfile.groupName', 'absent up to 2.10'),
      same(
        'List_Account',
        'userIdList',
        'getUserIdList',
        'userIDList',
        'v2 puts the operator in when it was empty',
      ),
      same('MsgMemberExtraInfo', 'userinfo', 'getUserInfo', 'memberList', 'absent up to 2.16; since 1.7.2'),
      same(
        'MemberNum',
        'groupMemberNum',
        'getGroupMemberNum',
        'memberCount',
        'JOIN and QUIT only, else null',
      ),
      same(
        'MsgGroupNewInfo',
        'groupInfoList',
        'getGroupInfoList',
        'newGroupProfile',
        'items: GROUP_TIP_GROUP_INFO',
      ),
      same('MsgMemberInfo', 'memberInfoList', 'getMemberInfoList', 'memberList', 'items: MEMBER_INFO_FIELDS'),
    ],
    sent: false,
    v2Type: 'MSG_GRP_TIP',
    v2Creator: '',
  },
} as const satisfies Record<string, ElementShape>;

export type ElementClassName = keyof typeof ELEMENTS;

/** One picture of an image element (`Msg.Elem.Images.Image`, `imageInfoArray[i]`). */
export const IMAGE_FIELDS: readonly ElementField[] = [
  same('Type', 'type', 'getType', 'sizeType', '1 original, 2 large, 3 small'),
  same('Size', 'size', 'getSize', 'size', 'bytes'),
  same('Width', 'width', 'getWidth', 'width'),
  same('Height', 'height', 'getHeight', 'height'),
  same('URL', 'url', 'getUrl', 'imageUrl'),
];

/** One muted or unmuted member of a tip (`GroupTip.MemberInfo`). */
export const MEMBER_INFO_FIELDS: readonly ElementField[] = [
  same('User_Account', 'userId', 'getUserId', 'userID'),
  same('ShutupTime', 'shutupTime', 'getShutupTime', 'muteTime', 'seconds'),
];

/** Changed fields of a group in a tip: wire name, `GroupTip.GroupInfo.getType()`, key of `newGroupProfile`; legacy order. */
export const GROUP_TIP_GROUP_INFO = [
  { wire: 'GroupFaceUrl', type: 1, v2: 'avatar' },
  { wire: 'GroupName', type: 2, v2: 'groupName' },
  { wire: 'Owner_Account', type: 3, v2: 'ownerID' },
  { wire: 'GroupNotification', type: 4, v2: 'notification' },
  { wire: 'GroupIntroduction', type: 5, v2: 'introduction' },
] as const;

/** The shape of the elements of a type (`TIMTextElem`), `undefined` for types the legacy SDK does not know. */
export function elementOfType(type: string): ElementShape | undefined {
  return Object.values<ElementShape>(ELEMENTS).find((shape) => shape.type === type);
}
