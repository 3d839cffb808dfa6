import { approximated, exact, impossible, type MappingRow, text } from '../mapping-row.ts';

/** Files and pictures. */
export const UPLOADS_MAPPINGS: readonly MappingRow[] = [
  approximated(
    {
      id: 'uploadPic',
      capability: 'uploads',
      legacy: 'webim.uploadFile / webim.uploadPic',
      covers: ['uploadPic', 'uploadFile'],
      v2: 'upload-only trick: m=createImageMessage|createFileMessage({to:To_Account,conversationType,payload:{file},onProgress}); m.isSendable=()=>false; sendMessage(m) rejects 2403 AFTER the upload; read m.payload',
      since: '2.7.x with tim-upload-plugin (2.9.2+) or cos-js-sdk before',
      args: {
        file: 'payload.file (File, or HTMLInputElement; <=2.6 only the input form {files:[File]})',
        To_Account: 'to',
        businessType: '2: to To_Account; others: to oneself, as v2 lets only members upload to a group',
        'fileType 1|2': 'image|file creator',
        'onProgressCallBack(loaded,total)': 'onProgress(p) -> (p*size,size)',
        abortButton: 'the upload goes on, but nothing more is called',
        fileMd5: 'dropped',
      },
      response: {
        File_UUID: 'payload.uuid',
        File_Size: 'file.size',
        'URL_INFO (image)':
          '[{PIC_TYPE: 1 origin | 2 small | 4 large (from sizeType 1|3|2), DownUrl:imageUrl, PIC_Width:width, PIC_Height:height, PIC_Size:size}]',
        'URL_INFO (file)': 'payload.fileUrl',
        Download_Flag: '2',
      },
      notes:
        'Measured in 2.10.2, 2.16.3, 2.27.6: real upload happens, no message is sent, nothing enters the conversation list. Legacy callers build Elem.File from UUID only, so the shim must remember uuid -> {url,size,...} and fill it in at sendMsg. Alternative: return a provisional UUID and upload inside the later sendMsg. Without a registered plugin everything rejects 2040. Size/type limits: 2252/2253/2402.',
    },
    text(
      'v2 uploads as part of sending; uploading alone needs a detour and tim-upload-plugin, and cannot be aborted.',
      'v2 的上传是发送的一部分；单独上传需要 tim-upload-plugin，且不能中止。',
    ),
    text(
      'Create the message with the File and send it: tim.createImageMessage or tim.createFileMessage, then tim.sendMessage.',
      '请用 File 创建消息并发送：tim.createImageMessage 或 tim.createFileMessage，然后 tim.sendMessage。',
    ),
  ),
  approximated(
    {
      id: 'uploadPicByBase64',
      capability: 'uploads',
      legacy: 'webim.uploadFileByBase64 / webim.uploadPicByBase64',
      covers: ['uploadPicByBase64', 'uploadFileByBase64'],
      v2: 'base64 -> File, then as uploadPic',
      since: '2.7.x with tim-upload-plugin (2.9.2+) or cos-js-sdk before',
      args: {
        base64Str: 'new File([bytes],name)',
        toAccount: 'to',
        businessType: 'conversationType',
        File_Type: 'creator',
        'totalSize/fileMd5': 'dropped',
      },
      notes: 'Needs a file name with a usable extension (image type check).',
    },
    text(
      'v2 uploads as part of sending; uploading alone needs a detour and tim-upload-plugin, and cannot be aborted.',
      'v2 的上传是发送的一部分；单独上传需要 tim-upload-plugin，且不能中止。',
    ),
    text(
      'Create the message with the File and send it: tim.createImageMessage or tim.createFileMessage, then tim.sendMessage.',
      '请用 File 创建消息并发送：tim.createImageMessage 或 tim.createFileMessage，然后 tim.sendMessage。',
    ),
  ),
  approximated(
    {
      id: 'submitUploadFileForm',
      capability: 'uploads',
      legacy: 'webim.submitUploadFileForm',
      covers: ['submitUploadFileForm'],
      v2: 'take files[0] of element fileId, then as uploadPic',
      since: '2.7.x with tim-upload-plugin (2.9.2+) or cos-js-sdk before',
      args: {
        fileId: 'document.getElementById(fileId)',
        formId: 'ignored except for the -20 check',
        'To_Account/businessType/fileType': 'as uploadPic',
      },
      notes: 'Was for IE<10 iframes; same-page upload replaces it.',
    },
    text(
      'v2 uploads as part of sending; uploading alone needs a detour and tim-upload-plugin, and cannot be aborted.',
      'v2 的上传是发送的一部分；单独上传需要 tim-upload-plugin，且不能中止。',
    ),
    text(
      'Create the message with the File and send it: tim.createImageMessage or tim.createFileMessage, then tim.sendMessage.',
      '请用 File 创建消息并发送：tim.createImageMessage 或 tim.createFileMessage，然后 tim.sendMessage。',
    ),
  ),
  impossible(
    {
      id: 'applyDownload',
      capability: 'uploads',
      legacy: 'webim.applyDownload',
      covers: ['applyDownload'],
      v2: 'none',
      since: '',
      args: {
        '(raw body)': '-',
      },
      response: {
        'error_code/response_info.url': 'from the shim map uuid->url when known, else FAIL',
      },
      notes:
        'v2 messages carry direct URLs; for received files of the old platform (Download_Flag 0/1) it makes them from the id and its download ticket (2.27.6, measured), but not on request.',
    },
    text('v2 cannot resolve the download address of an old file id.', 'v2 不能把旧的文件 ID 换成下载地址。'),
    text(
      'Use the URL in the received element; move old files to your own storage.',
      '请使用收到的元素中的 URL；旧文件请迁移到自己的存储。',
    ),
  ),
  exact({
    id: 'onDownFile',
    capability: 'uploads',
    legacy: 'webim.onDownFile(uuid)',
    covers: ['onDownFile'],
    v2: 'window.open(downloadMap["uuid_"+uuid])',
    since: '',
    args: {
      uuid: 'key',
    },
    notes: 'Fill webim.Resources.downloadMap from every received file/sound element.',
  }),
];
