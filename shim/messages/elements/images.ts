import { IMAGE_TYPE } from '../../../dictionary/enums.ts';
import { imageFormat } from '../../bridge/image-format.ts';
import { escapeAttribute, escapeUrl } from '../../tool/xss-filter.ts';
import { addGetters } from './getters.ts';

/** One size of a picture: `type` is `IMAGE_TYPE`, `size` bytes. */
export interface Image {
  type: number;
  size: number;
  width: number;
  height: number;
  url: string;
  getType(): number;
  getSize(): number;
  getWidth(): number;
  getHeight(): number;
  getUrl(): string;
}

export interface ImageConstructor {
  new (type?: number, size?: number, width?: number, height?: number, url?: string): Image;
  prototype: Image;
}

/** Content of an image element. */
export interface Images {
  UUID: string;
  ImageFormat: number;
  ImageInfoArray: Image[];
  addImage(image: Image): void;
  toHtml(): string;
  getImageId(): string;
  getImageFormat(): number;
  getImage(type: number): Image | null;
}

export interface ImagesConstructor {
  new (imageId?: string, format?: number | string): Images;
  prototype: Images;
  Image: ImageConstructor;
}

/** `new webim.Msg.Elem.Images(imageId, format)`: a numeric format is kept, a name looked up. */
export const Images = function Images(this: Images, imageId: string, format?: number | string): void {
  this.UUID = imageId;
  this.ImageFormat = imageFormat(format);
  this.ImageInfoArray = [];
} as unknown as ImagesConstructor;

Images.Image = function Image(
  this: Image,
  type: number,
  size: number,
  width: number,
  height: number,
  url: string,
): void {
  this.type = type;
  this.size = size;
  this.width = width;
  this.height = height;
  this.url = url;
} as unknown as ImageConstructor;

addGetters(Images.Image, { Type: 'type', Size: 'size', Width: 'width', Height: 'height', Url: 'url' });

Images.prototype.addImage = function (this: Images, image: Image) {
  this.ImageInfoArray.push(image);
};
/**
 * One `img` whose `src` carries the three URLs joined by `#`, as the demos' `imageClick` expects. Large and
 * original fall back to small; without a small one any picture serves (legacy threw), none gives ''.
 */
Images.prototype.toHtml = function (this: Images) {
  const small = this.getImage(IMAGE_TYPE.SMALL) || this.getImage(IMAGE_TYPE.LARGE) || this.ImageInfoArray[0];
  if (!small) return '';
  const large = this.getImage(IMAGE_TYPE.LARGE) || small;
  const origin = this.getImage(IMAGE_TYPE.ORIGIN) || small;
  const largeUrl = escapeUrl(large.url);
  const src = `${escapeUrl(small.url)}#${largeUrl}#${escapeUrl(origin.url)}`;
  const id = escapeAttribute(this.UUID);
  return `<img src='${src}' style='CURSOR: hand' id='${id}' bigImgUrl='${largeUrl}' onclick='imageClick(this)' />`;
};
addGetters(Images, { ImageId: 'UUID', ImageFormat: 'ImageFormat' });
/** The first picture of that type, or null. Loose comparison: the demos pass strings. */
Images.prototype.getImage = function (this: Images, type: number) {
  for (let i = 0; i < this.ImageInfoArray.length; i++) {
    const image = this.ImageInfoArray[i] as Image;
    // biome-ignore lint/suspicious/noDoubleEquals: legacy compares loosely
    if (image && typeof image.type !== 'object' && image.type == type) return image;
  }
  return null;
};
