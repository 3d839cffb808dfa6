import type { Scenarios } from '../scenario.ts';

/** Eight bytes of a picture, as a page has them. */
const PIXEL = 'iVBORw0KGgo=';

/** Uploading for later, and asking where a file is. */
export const uploads: Scenarios = {
  'base64: a picture': async (stage) => {
    await stage.login();
    await stage.call('uploadPicByBase64', {
      toAccount: 'bob',
      To_Account: 'bob',
      businessType: 2,
      fileMd5: 'd41d8cd98f00b204e9800998ecf8427e',
      totalSize: 8,
      base64Str: PIXEL,
    });
  },

  'base64: by its other name': async (stage) => {
    await stage.login();
    stage.note('the same function', stage.webim.uploadFileByBase64 === stage.webim.uploadPicByBase64);
    await stage.call('uploadFileByBase64', {
      toAccount: 'bob',
      businessType: 1,
      fileMd5: 'd41d8cd98f00b204e9800998ecf8427e',
      totalSize: 8,
      base64Str: PIXEL,
    });
  },

  'download: where a file is': async (stage) => {
    await stage.login();
    await stage.call('applyDownload', {
      uuid: 'file-uuid',
      openid: 'me',
      filename: 'a.txt',
    });
  },

  'download: nobody logged in': async (stage) => {
    await stage.call('uploadPicByBase64', { toAccount: 'bob', businessType: 2, base64Str: PIXEL });
  },

  'download: opening an address that is known': async (stage) => {
    const opened: unknown[] = [];
    await stage.login();
    stage.window.open = (url: unknown) => opened.push(url);
    stage.webim.Resources.downloadMap['uuid_file-uuid'] = 'https://h/a.txt';
    stage.webim.onDownFile('file-uuid');
    stage.note('opened', opened);
  },
};
