import { CLIENT_ERROR } from '../../dictionary/errors.ts';
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
  if (typeof File === 'undefined' || typeof atob === 'undefined') {
    failNow(cbErr, CLIENT_ERROR.NO_FILE_API);
    return;
  }
  let file: File;
  try {
    file = toFile(String(options.base64Str).replace(/^data:[^,]*,/, ''));
  } catch (error) {
    if (cbErr) cbErr(createLegacyError(String((error as Error).message), CLIENT_ERROR.UNSPECIFIED));
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

/** The first bytes of picture files in base64 -> ending. */
const ENDINGS: { readonly [start: string]: string } = { iVBOR: 'png', R0lGO: 'gif', Qk0: 'bmp' };

function toFile(base64: string): File {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const ending = Object.keys(ENDINGS).filter((start) => base64.indexOf(start) === 0)[0];
  return new File([bytes], `upload.${(ending && ENDINGS[ending]) || 'jpg'}`);
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
  const find = (id: string) => (typeof document === 'undefined' ? null : document.getElementById(id));
  const { formId, fileId } = options;
  if (!find(formId)) {
    failNow(cbErr, CLIENT_ERROR.FORM_NOT_FOUND, { formId: String(formId) });
    return;
  }
  const input = find(fileId) as HTMLInputElement | null;
  const file = input?.files?.[0];
  if (!file) {
    failNow(cbErr, CLIENT_ERROR.FILE_INPUT_NOT_FOUND, { fileId });
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
