import {
  UPLOAD_PIC_BUSSINESS_TYPE as BUSINESS,
  UPLOAD_RES_TYPE as RES,
  SESSION_TYPE,
} from '../../dictionary/enums.ts';
import { CLIENT_ERROR, clientErrorText } from '../../dictionary/errors.ts';
import { globalScope } from '../tool/global-scope.ts';
import { type Answer, throwWithText } from './answers.ts';
import { guarded, nativeError } from './ask.ts';
import { callApplication } from './callbacks.ts';
import { stateOf } from './instance-state.ts';
import type { NativeError, NativeMessage, Tim } from './native.ts';

/** v2: the message cannot be sent. What is aimed at: by then the file is where it belongs. */
const NOT_SENDABLE = 2403;

/**
 * Gives v2 the plugin it uploads with. Before the login: v2 takes no plugin once it is ready.
 *
 * @param plugin what `tim-upload-plugin` exports; without it the `TIMUploadPlugin` of the page, when there is one.
 */
export function registerUploadPlugin(tim: Tim | null, plugin: unknown = globalScope().TIMUploadPlugin): void {
  if (tim && plugin) tim.registerPlugin({ 'tim-upload-plugin': plugin });
}

/** One size of an uploaded picture. */
export interface UploadedPicture {
  /** 1 original, 2 small, 4 large. */
  pictureType: number;
  /** bytes */
  size: number;
  width: number;
  height: number;
  imageUrl: string;
}

/** Where an uploaded file is. */
export interface UploadedFile {
  uuid: string;
  /** bytes */
  size: number;
  /** The sizes of a picture; of another file its address. */
  urlInfo: UploadedPicture[] | string;
}

export interface UploadRequest {
  /** A `File`; in mini-programs what `wx.chooseImage` and its kind gave. */
  file: { size?: number } | null | undefined;
  /** User or group. */
  to?: string | number;
  /** What it is for, as the backend numbers it: 1 group message, 2 C2C message, 3 and 4 pictures of users and groups. */
  businessType?: number;
  /** 1 picture, 2 file; missing: a picture. */
  fileType?: number;
  /** bytes */
  onProgress?: ((loaded: number, total: number) => void) | null;
}

/** The type of a picture in answers of the backend, by v2's `sizeType`. */
const PICTURE_TYPE: { readonly [sizeType: number]: number } = { 1: 1, 2: 4, 3: 2 };

const uploaded: { [uuid: string]: string } = {};

/** Where a file that was uploaded here is, by its uuid: v2 sends files by their address. `''` when it is not known. */
export function uploadedUrl(uuid: string): string {
  return uploaded[`uuid_${uuid}`] || '';
}

/**
 * Uploads a file without sending it. v2 uploads while it sends and has no call for the upload alone, so a message is
 * made that v2 refuses to send when the upload is through (measured: 2.10.2, 2.16.3, 2.27.6). Rejects with 2040 without
 * tim-upload-plugin, see {@link registerUploadPlugin}.
 */
export function uploadFile(tim: Tim, request: UploadRequest): Promise<Answer<UploadedFile>> {
  const { file, fileType, onProgress } = request;
  const isPicture = !fileType || Number(fileType) === RES.IMAGE;
  const size = Number(file && file.size) || 0;
  return sendNothing(tim, request, isPicture, (done) => {
    callApplication(onProgress, Math.round(done * size), size);
  }).then(({ payload }) => {
    if (!isPicture) uploaded[`uuid_${payload.uuid}`] = payload.fileUrl;
    const data: UploadedFile = {
      uuid: payload.uuid,
      size: size || payload.fileSize || firstPicture(payload).size,
      urlInfo: isPicture ? payload.imageInfoArray.map(toPicture) : payload.fileUrl,
    };
    return { code: 0 as const, data };
  }, throwWithText);
}

/** Resolves with the message whose file has been uploaded. */
function sendNothing(
  tim: Tim,
  { file, to, businessType }: UploadRequest,
  isPicture: boolean,
  onProgress: (done: number) => void,
): Promise<NativeMessage> {
  // To groups v2 lets only members upload; nobody gets it, so oneself will do.
  const toUser = Number(businessType) === BUSINESS.C2C_MSG && to;
  const options = {
    to: String(toUser || stateOf(tim).userID),
    conversationType: SESSION_TYPE.C2C,
    payload: { file },
    onProgress,
  };
  let message: NativeMessage;
  return guarded(() => Promise.resolve(tim[isPicture ? 'createImageMessage' : 'createFileMessage'](options)))
    .then((created) => {
      message = created as unknown as NativeMessage;
      // Without this switch the file would go out as a message.
      if (typeof message.isSendable !== 'function') throw nativeError(CLIENT_ERROR.UNSPECIFIED, '');
      message.isSendable = () => false;
      return tim.sendMessage(message);
    })
    .then(
      () => message,
      (error: NativeError) => {
        const payload = (message && message.payload) || {};
        const url = isPicture ? firstPicture(payload).imageUrl : payload.fileUrl;
        if (!error || error.code !== NOT_SENDABLE || !url) throw error;
        return message;
      },
    );
}

function firstPicture(payload: NativeMessage['payload']): { imageUrl?: string; size?: number } {
  return (payload.imageInfoArray || [])[0] || {};
}

function toPicture(info: UploadedPicture & { sizeType: number }): UploadedPicture {
  const { sizeType, size, width, height, imageUrl } = info;
  return { pictureType: PICTURE_TYPE[sizeType] as number, size, width, height, imageUrl };
}

/** {@link uploadFile} of a picture in base64, with or without `data:`. */
export function uploadBase64(
  tim: Tim,
  request: Omit<UploadRequest, 'file'> & { base64: string },
): Promise<Answer<UploadedFile>> {
  try {
    const file = fileFromBase64(request.base64);
    if (!file) throw localError(CLIENT_ERROR.NO_FILE_API);
    return uploadOne(tim, request, file);
  } catch (error) {
    return Promise.reject(error);
  }
}

function uploadOne(tim: Tim, { to, businessType, fileType }: Omit<UploadRequest, 'file'>, file: File) {
  return uploadFile(tim, { file, to, businessType, fileType });
}

/** The first bytes of picture files in base64 -> ending. v2 tells pictures by the ending of their name. */
const ENDINGS: { readonly [start: string]: string } = { iVBOR: 'png', R0lGO: 'gif', Qk0: 'bmp' };

/** A picture in base64, with or without `data:`; undefined without the means of a browser. @throws on other text. */
export function fileFromBase64(text: string): File | undefined {
  if (typeof File === 'undefined' || typeof atob === 'undefined') return undefined;
  const base64 = String(text).replace(/^data:[^,]*,/, '');
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const ending = Object.keys(ENDINGS).filter((start) => base64.indexOf(start) === 0)[0];
  return new File([bytes], `upload.${(ending && ENDINGS[ending]) || 'jpg'}`);
}

/** {@link uploadFile} of the file in an input. Forms were for browsers without `File`, which v2 does not run on. */
export function uploadFromForm(
  tim: Tim,
  request: Omit<UploadRequest, 'file'> & { formId: string; fileId: string },
): Promise<Answer<UploadedFile>> {
  const { formId, fileId } = request;
  const file = fileOfInput(formId, fileId);
  if (typeof file === 'number') return Promise.reject(localError(file, { formId, fileId }));
  return uploadOne(tim, request, file);
}

/** The file chosen in an input, or the client error that says why there is none. */
export function fileOfInput(formId: string, fileId: string): File | number {
  const find = (id: string) => (typeof document === 'undefined' ? null : document.getElementById(id));
  if (!find(formId)) return CLIENT_ERROR.FORM_NOT_FOUND;
  const input = find(fileId) as HTMLInputElement | null;
  return (input && input.files && input.files[0]) || CLIENT_ERROR.FILE_INPUT_NOT_FOUND;
}

function localError(code: number, values?: { readonly [name: string]: string }) {
  return nativeError(code, `${clientErrorText(code, values)}[${code}]`);
}
