import { IMAGE_FORMATS, UNKNOWN_IMAGE_FORMAT } from '../../dictionary/image-formats.ts';
import { getOwn } from '../tool/own.ts';

/** The number of a picture format on the wire: a number is kept, the ending of a file name in capitals looked up. */
export function imageFormat(format: unknown): number {
  if (typeof format === 'number') return format;
  return (typeof format === 'string' && getOwn(IMAGE_FORMATS, format)) || UNKNOWN_IMAGE_FORMAT;
}
