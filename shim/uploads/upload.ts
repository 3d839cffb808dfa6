import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { callApplication } from '../bridge/callbacks.ts';
import type { NativeError, Tim } from '../bridge/native.ts';
import { type UploadedPicture, uploadFile } from '../bridge/upload-file.ts';
import { fail, failNow, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { createGate } from '../connection/create-client.ts';
import { rememberDownload } from '../messages/resources.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { assign } from '../tool/assign.ts';

/** v2: no upload plugin. */
const NO_PLUGIN = 2040;

export interface Upload {
  /** The member that was called, for what is said. */
  member: string;
  /** A `File`; in mini-programs what `wx.chooseImage` and its kind gave. */
  file: { size?: number } | null | undefined;
  /** User or group. */
  to: string | number;
  /** `UPLOAD_PIC_BUSSINESS_TYPE` */
  businessType?: number;
  /** `UPLOAD_RES_TYPE`; missing: a picture */
  fileType?: number;
  /** bytes */
  onProgress?: ((loaded: number, total: number) => void) | null;
  /** After this answers true no callback runs. */
  isAborted?: () => boolean;
}

/** Uploads a file without sending it. */
export function upload(client: Client, what: Upload, cbOk: CbOk, cbErr: CbErr): void {
  const state = createGate(client).state();
  if (state !== 'ready') {
    failNow(cbErr, state === 'pending' ? CLIENT_ERROR.LOGIN_INCOMPLETE : CLIENT_ERROR.NOT_LOGGED_IN);
    return;
  }
  const isAborted = () => !!what.isAborted && what.isAborted();
  const onProgress = (loaded: number, total: number) => {
    if (!isAborted()) callApplication(what.onProgress, loaded, total);
  };
  uploadFile(client.tim as Tim, assign(assign({}, what), { onProgress }) as Upload).then(
    ({ data }) => {
      if (isAborted()) return;
      if (typeof data.urlInfo === 'string') rememberDownload(data.uuid, data.urlInfo);
      const answer = okAnswer({
        File_UUID: data.uuid,
        File_Size: data.size,
        URL_INFO: typeof data.urlInfo === 'string' ? data.urlInfo : data.urlInfo.map(toUrlInfo),
        Download_Flag: 2,
      });
      callApplication(cbOk, answer);
    },
    (error: NativeError) => {
      if (isAborted()) return;
      if (error && error.code === NO_PLUGIN) {
        client.diagnostics.warn('upload-plugin-missing', { member: what.member });
      }
      fail(client, cbErr, error);
    },
  );
}

function toUrlInfo({ pictureType, size, width, height, imageUrl }: UploadedPicture) {
  return {
    PIC_TYPE: pictureType,
    PIC_Size: size,
    PIC_Width: width,
    PIC_Height: height,
    DownUrl: imageUrl,
  };
}
