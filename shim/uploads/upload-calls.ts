import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { fileFromBase64, fileOfInput } from '../bridge/upload-file.ts';
import { failNow } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { createLegacyError } from '../errors/legacy-error.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { type Upload, upload } from './upload.ts';

interface UploadOptions {
  file: Upload['file'];
  To_Account: string | number;
  businessType: number;
  fileType?: number;
  onProgressCallBack?: Upload['onProgress'];
  /** Its `onclick` is replaced. */
  abortButton?: { onclick: unknown } | null;
}

/**
 * `webim.uploadPic` (`uploadFile`): answers `File_UUID`, `File_Size`, `Download_Flag` and `URL_INFO`: a list of
 * pictures, or for other files the URL itself, which `sendMsg` and `onDownFile` then know by the uuid. v2 cannot stop
 * an upload; after a click on `abortButton` nothing more is called, as in legacy.
 */
export function uploadPic(client: Client, options: UploadOptions, cbOk: CbOk, cbErr: CbErr): void {
  let aborted = false;
  if (options.abortButton) {
    options.abortButton.onclick = () => {
      aborted = true;
    };
  }
  const what: Upload = {
    member: 'uploadPic',
    file: options.file,
    to: options.To_Account,
    businessType: options.businessType,
    fileType: options.fileType,
    onProgress: options.onProgressCallBack,
    isAborted: () => aborted,
  };
  upload(client, what, cbOk, cbErr);
}

interface Base64Options {
  toAccount: string | number;
  businessType: number;
  /** The demos give `fileType`, which legacy did not look at. */
  File_Type?: number;
  base64Str: string;
}

/** `webim.uploadPicByBase64` (`uploadFileByBase64`). v2 tells pictures by the ending of their name, so it gets one. */
export function uploadPicByBase64(client: Client, options: Base64Options, cbOk: CbOk, cbErr: CbErr): void {
  let file: File | undefined;
  try {
    file = fileFromBase64(options.base64Str);
  } catch (error) {
    if (cbErr) cbErr(createLegacyError(String((error as Error).message), CLIENT_ERROR.UNSPECIFIED));
    return;
  }
  if (!file) {
    failNow(cbErr, CLIENT_ERROR.NO_FILE_API);
    return;
  }
  const what: Upload = {
    member: 'uploadPicByBase64',
    file,
    to: options.toAccount,
    businessType: options.businessType,
    fileType: options.File_Type,
  };
  upload(client, what, cbOk, cbErr);
}

interface FormOptions {
  formId: string;
  fileId: string;
  To_Account: string | number;
  businessType: number;
  fileType?: number;
}

/** `webim.submitUploadFileForm`: was for browsers without `File`, which v2 does not run on; takes the file of the input. */
export function submitUploadFileForm(client: Client, options: FormOptions, cbOk: CbOk, cbErr: CbErr): void {
  const file = fileOfInput(options.formId, options.fileId);
  if (typeof file === 'number') {
    failNow(cbErr, file, { formId: String(options.formId), fileId: options.fileId });
    return;
  }
  const what: Upload = {
    member: 'submitUploadFileForm',
    file,
    to: options.To_Account,
    businessType: options.businessType,
    fileType: options.fileType,
  };
  upload(client, what, cbOk, cbErr);
}
