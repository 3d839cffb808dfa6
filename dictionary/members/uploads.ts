import { CALLS } from '../calls.ts';
import { alias, call, field, membersOf, object, optional } from '../member.ts';

/** Files and pictures. */
export const UPLOADS_MEMBERS = membersOf('uploads', [
  call('uploadPic', {
    aliases: ['uploadFile'],
    backend: 'openpic/pic_up (sliced)',
    options: {
      file: field('File'),
      onProgressCallBack: optional('function(loaded,total)'),
      abortButton: optional('HTMLElement', 'its onclick is overwritten'),
      To_Account: field('string'),
      businessType: field('number', 'UPLOAD_PIC_BUSSINESS_TYPE'),
      fileType: optional('number', 'UPLOAD_RES_TYPE; 2 (FILE) changes resp.URL_INFO to a string'),
    },
    note: 'Needs a global SparkMD5 and FileReader. Login is only checked when the first slice is sent.',
  }),
  object('Resources', {
    members: ['downloadMap'],
  }),
  object('Resources.downloadMap', {
    value: {},
    note: 'keys "uuid_"+uuid -> url (or null)',
  }),
  alias('uploadFile', 'uploadPic', CALLS.uploadPic.params),
  call('submitUploadFileForm', {
    backend: 'openpic/pic_up (form post)',
    options: {
      formId: field('string'),
      fileId: field('string'),
      To_Account: field('string'),
      businessType: field('number'),
      fileType: optional('number'),
    },
  }),
  call('uploadPicByBase64', {
    aliases: ['uploadFileByBase64'],
    backend: 'openpic/pic_up (one slice)',
    options: {
      toAccount: field('string'),
      businessType: field('number'),
      File_Type: optional('number', 'the demos pass fileType, which is ignored'),
      fileMd5: field('string'),
      totalSize: field('number'),
      base64Str: field('string', 'without data: prefix'),
    },
  }),
  alias('uploadFileByBase64', 'uploadPicByBase64', CALLS.uploadPicByBase64.params),
  call('applyDownload', {
    backend: 'openpic/apply_download',
    options: {
      '*': field('object', 'sent unchanged'),
    },
  }),
  call('onDownFile', {
    note: 'Opens a new window with the URL kept in Resources.downloadMap for that uuid.',
    absentIn: ['1.7.2-wx'],
  }),
]);
