import { ERROR_CODE, ImError } from '../core/errors.ts';
import { pictureSize } from '../picture-size.ts';
import {
  type CommandRequest,
  objects,
  optionalNumber,
  requireSession,
  type ServiceHandlers,
  text,
} from './handler.ts';

/** In `File_Type`; whatever else there is counts as a file without a preview. */
const IMAGE = 1;
/** In `PkgFlag`. */
const BASE64 = 1;

/** Sizes of a picture that the message names: original, small, large. Loopback scales nothing. */
const PICTURE_TYPES = [1, 2, 4];

/** Uploads of `webim.js`: slices of a file in base64, each as a command. */
export const openpic: ServiceHandlers = {
  pic_up: upload,
  // The same, for pages that were built against the test environment.
  pic_up_test: upload,

  // Where a file that is known by its number can be got; the SDK asks for one at a time.
  apply_download: (request) => {
    requireSession(request);
    const { body, settings } = request;
    const [asked] = objects(body, 'request_info');
    const file = asked && settings.uploads.find(text(asked, 'uuid'));
    if (!file?.content) throw new ImError(ERROR_CODE.fileNotFound, 'no such file');
    return { error_code: 0, response_info: { url: settings.uploads.urlOf(file) } };
  },
};

async function upload(request: CommandRequest) {
  const { userID } = requireSession(request);
  const { body, settings } = request;
  if (body.PkgFlag !== BASE64) throw new ImError(ERROR_CODE.badRequest, 'slices come in base64 (PkgFlag 1)');
  const content = Buffer.from(text(body, 'Slice_Data'), 'base64');
  if (content.length !== optionalNumber(body, 'Slice_Size')) {
    throw new ImError(ERROR_CODE.badRequest, `Slice_Size does not fit: ${content.length} bytes have come`);
  }
  const offset = optionalNumber(body, 'Slice_Offset') ?? 0;
  const total = optionalNumber(body, 'File_Size') ?? content.length;
  // All slices of a file repeat these.
  const key = JSON.stringify([userID, body.Seq, body.Random, body.File_Str_Md5]);
  const whole = settings.slicedFiles.add(key, { offset, total, content });
  if (!whole) return { IsFinish: 0, Next_Offset: offset + content.length };

  const isPicture = (body.File_Type ?? IMAGE) === IMAGE;
  const picture = isPicture ? await pictureSize(whole) : undefined;
  const file = settings.uploads.reserve(picture ? `.${picture.type}` : '');
  settings.uploads.store(file, whole);
  return {
    IsFinish: 1,
    Next_Offset: total,
    File_UUID: file.name,
    URL_INFO: PICTURE_TYPES.map((type) => ({
      PIC_TYPE: type,
      PIC_Size: total,
      PIC_Width: picture?.width ?? 0,
      PIC_Height: picture?.height ?? 0,
      DownUrl: settings.uploads.urlOf(file),
    })),
  };
}
