/** Numbers of picture formats on the wire. Legacy knew only these upper-case names. (measured) */
export const IMAGE_FORMATS: { readonly [extension: string]: number } = {
  JPG: 1,
  JPEG: 1,
  GIF: 2,
  PNG: 3,
  BMP: 4,
};

/** Everything else. */
export const UNKNOWN_IMAGE_FORMAT = 255;
