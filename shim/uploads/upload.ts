import { SESSION_TYPE, UPLOAD_PIC_BUSSINESS_TYPE, UPLOAD_RES_TYPE } from '../../dictionary/enums.ts';
import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { guarded, nativeError } from '../bridge/login.ts';
import type { NativeError, NativeMessage, Tim } from '../bridge/native.ts';
import { fail, failNow, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { createGate, currentUserID } from '../connection/create-client.ts';
import { rememberDownload } from '../messages/resources.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';

/** v2: the message cannot be sent. What the shim aims at: by then the file is where it belongs. */
const NOT_SENDABLE = 2403;
/** v2: no upload plugin. */
const NO_PLUGIN = 2040;

/** `PIC_TYPE` of legacy answers, by v2's `sizeType`. */
const PIC_TYPE: { readonly [sizeType: number]: number } = { 1: 1, 2: 4, 3: 2 };

export interface Upload {
  /** The member that was called, for what is said. */
  member: string;
  /** A `File`; in mini-programs what `wx.chooseImage` and its kind gave. */
  file: { size?: number } | null | undefined;
  /** User or group. */
  to: unknown;
  /** `UPLOAD_PIC_BUSSINESS_TYPE` */
  businessType?: number;
  /** `UPLOAD_RES_TYPE`; missing: a picture */
  fileType?: number;
  /** bytes */
  onProgress?: ((loaded: number, total: number) => void) | null;
  /** After this answers true no callback runs. */
  isAborted?: () => boolean;
}

/**
 * Uploads a file without sending it. v2 uploads while it sends and has no call for the upload alone, so a message is
 * made that v2 refuses to send when the upload is through (measured: 2.10.2, 2.16.3, 2.27.6).
 */
export function upload(client: Client, what: Upload, cbOk: CbOk, cbErr: CbErr): void {
  const state = createGate(client).state();
  if (state !== 'ready') {
    failNow(cbErr, state === 'pending' ? CLIENT_ERROR.LOGIN_INCOMPLETE : CLIENT_ERROR.NOT_LOGGED_IN);
    return;
  }
  const tim = client.tim as Tim;
  const isPicture = !what.fileType || Number(what.fileType) === UPLOAD_RES_TYPE.IMAGE;
  const size = Number(what.file?.size) || 0;
  const isAborted = () => what.isAborted?.() === true;

  sendNothing(tim, client, what, isPicture, (done) => {
    if (!isAborted()) callApplication(what.onProgress, Math.round(done * size), size);
  }).then(
    (message) => {
      if (isAborted()) return;
      const { payload } = message;
      if (!isPicture) rememberDownload(payload.uuid, payload.fileUrl);
      const answer = okAnswer({
        File_UUID: payload.uuid,
        File_Size: size || payload.fileSize || payload.imageInfoArray?.[0]?.size,
        URL_INFO: isPicture ? payload.imageInfoArray.map(toUrlInfo) : payload.fileUrl,
        Download_Flag: 2,
      });
      callApplication(cbOk, answer);
    },
    (error: NativeError) => {
      if (isAborted()) return;
      if (error?.code === NO_PLUGIN) {
        client.diagnostics.warn('upload-plugin-missing', { member: what.member });
      }
      fail(client, cbErr, error);
    },
  );
}

/** Resolves with the message whose file has been uploaded. */
function sendNothing(
  tim: Tim,
  client: Client,
  { file, to, businessType }: Upload,
  isPicture: boolean,
  onProgress: (done: number) => void,
): Promise<NativeMessage> {
  // To groups v2 lets only members upload; nobody gets it, so oneself will do.
  const toUser = Number(businessType) === UPLOAD_PIC_BUSSINESS_TYPE.C2C_MSG && to;
  const options = {
    to: String(toUser || currentUserID(client)),
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
        const payload = message?.payload || {};
        const url = isPicture ? payload.imageInfoArray?.[0]?.imageUrl : payload.fileUrl;
        if (error?.code !== NOT_SENDABLE || !url) throw error;
        return message;
      },
    );
}

function toUrlInfo(info: { [field: string]: unknown }) {
  return {
    PIC_TYPE: PIC_TYPE[info.sizeType as number],
    PIC_Size: info.size,
    PIC_Width: info.width,
    PIC_Height: info.height,
    DownUrl: info.imageUrl,
  };
}
