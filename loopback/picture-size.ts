export interface PictureSize {
  width: number;
  height: number;
  /** `png`, `jpg` and so on. */
  type: string;
}

/** How large a picture is (pixels); undefined when the bytes are no picture that browsers show. */
export async function pictureSize(bytes: Buffer): Promise<PictureSize | undefined> {
  // Loaded with the first picture: most who start loopback send none.
  const { imageSize } = await import('image-size');
  try {
    const { width, height, type } = imageSize(bytes);
    return type && SHOWN.has(type) ? { width, height, type } : undefined;
  } catch {
    return undefined;
  }
}

const SHOWN: ReadonlySet<string> = new Set(['png', 'jpg', 'gif', 'bmp', 'webp']);
