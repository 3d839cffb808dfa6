import { IMAGE_FORMATS, UNKNOWN_IMAGE_FORMAT } from '../../dictionary/image-formats.ts';
import { code, type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { helperCall, readCallOptions } from './call-options.ts';
import { shapeRules } from './dictionary-rules.ts';
import { isDiscarded, isPure, isSimple, type Node } from './expressions.ts';
import { convertMembers, type Rule, type Rules, rewritten, unexpectedArguments } from './members.ts';
import { convertCalls, type NativeCall, type SdkCall } from './native-call.ts';
import { isRefusal, merged, type Refusal, type Transform, type TransformContext } from './transform.ts';

const COMMON = { To_Account: 'to', businessType: 'businessType', fileType: 'fileType' };

/** Uploads, and putting the sizes of a picture together. The elements themselves are made in `sendMessage`. */
export const media: Transform = {
  name: 'media',
  capabilities: ['uploads'],
  run: (context) =>
    merged(
      convertCalls('media', context, ['uploadPic', 'uploadFile'], 1, upload),
      convertCalls(
        'media',
        context,
        ['uploadPicByBase64', 'uploadFileByBase64'],
        1,
        helperCall(
          'uploadBase64',
          { base64Str: 'base64', toAccount: 'to', businessType: 'businessType', File_Type: 'fileType' },
          ['base64Str'],
        ),
      ),
      convertCalls(
        'media',
        context,
        ['submitUploadFileForm'],
        1,
        helperCall('uploadFromForm', { formId: 'formId', fileId: 'fileId', ...COMMON }, ['formId', 'fileId']),
      ),
      convertMembers('media', context, {
        ...shapeRules('UploadResponse', 'UploadedPicture'),
        ...RULES,
      }),
    ),
};

const uploadCall = helperCall('uploadFile', { file: 'file', ...COMMON, onProgressCallBack: 'onProgress' }, [
  'file',
]);

function upload(call: SdkCall): NativeCall | Refusal {
  const options = readCallOptions(call.context, call.parsed, call.call.arguments[0]);
  if (!isRefusal(options) && options.has('abortButton')) {
    return { code: 'no-transform', reason: 'the options have an abortButton, and v2 cannot stop an upload' };
  }
  return uploadCall(call);
}

const UPLOADS = /^(upload(Pic|File)(ByBase64)?|submitUploadFileForm)$/;

/** Does the application upload anything? Then v2 has to be given its plugin before the login. */
export const uploads = (context: TransformContext): boolean => context.facts.sites.some(isUpload);

export const isUpload = (site: Site): boolean => site.kind === 'api-call' && UPLOADS.test(site.member);

/** `images.addImage(image)` */
const addImage: Rule = (use) => {
  const [image] = use.args;
  if (use.args.length !== 1) return unexpectedArguments(use);
  if (!isDiscarded(use.path)) return { code: 'result-used', reason: 'addImage returns nothing' };
  const value = use.context.facts.valueAt(use.site.unit, rangeOf(image));
  return {
    ...rewritten(use, code`${use.receiver}.imageInfoArray.push(${image})`),
    flows: value ? [value.flow] : [],
  };
};

const RULES: Rules = { 'Elem.Images': { addImage } };

function imageFormat(written: string | number | undefined): number {
  if (typeof written === 'number') return written;
  return written && Object.hasOwn(IMAGE_FORMATS, written)
    ? (IMAGE_FORMATS[written] as number)
    : UNKNOWN_IMAGE_FORMAT;
}

/** The contents of elements with pictures or files, from the arguments of their constructors. */
export function mediaContent(
  { names }: TransformContext,
  member: string,
  args: Node[],
): EditPart[] | Refusal | undefined {
  const { bridge } = names;
  switch (member) {
    case 'Msg.Elem.Images': {
      const [uuid, format] = args;
      const written = format && (format.type === 'NumericLiteral' || format.type === 'StringLiteral');
      const number: EditPart[] =
        !format || written ? [String(imageFormat(format?.value))] : code`${bridge}.imageFormat(${format})`;
      return code`{ uuid: ${uuid}, imageFormat: ${number}, imageInfoArray: [] }`;
    }
    case 'Msg.Elem.Images.Image': {
      const keys = ['sizeType', 'size', 'width', 'height', 'imageUrl'];
      const entries = keys.flatMap((name, index) =>
        args[index] ? [[`${index > 0 ? ', ' : ''}${name}: `, rangeOf(args[index])]] : [],
      );
      return ['{ ', ...entries.flat(), ' }'];
    }
    case 'Msg.Elem.File': {
      const [uuid, name, size, sender, receiver, flag, type, url] = args;
      if (!isSimple(uuid))
        return {
          code: 'unknown-argument',
          reason: 'the id of the file is an expression that cannot be written twice',
        };
      if (![sender, receiver, flag, type].every(isPure))
        return { code: 'unknown-argument', reason: 'an argument of the file does more than compute a value' };
      const known = code`${bridge}.uploadedUrl(${uuid})`;
      const address = url ? code`${url} || ${known}` : known;
      const optional = (key: string, node: Node): EditPart[] => (node ? code`, ${key}: ${node}` : []);
      return code`{ uuid: ${uuid}${optional('fileName', name)}${optional('fileSize', size)}, fileUrl: ${address}, downloadFlag: 2 }`;
    }
    default:
      return undefined;
  }
}
