import { escapeTags } from '../../tool/xss-filter.ts';
import { addGetters } from './getters.ts';

/** Content of a location element (receive only). */
export interface Location {
  latitude: number;
  longitude: number;
  desc: string;
  getLatitude(): number;
  getLongitude(): number;
  getDesc(): string;
  toHtml(): string;
}

/** `new webim.Msg.Elem.Location(longitude, latitude, desc)`. */
export const Location = function Location(
  this: Location,
  longitude: number,
  latitude: number,
  desc: string,
): void {
  this.latitude = latitude;
  this.longitude = longitude;
  this.desc = desc;
} as unknown as { new (longitude?: number, latitude?: number, desc?: string): Location; prototype: Location };

addGetters(Location, { Latitude: 'latitude', Longitude: 'longitude', Desc: 'desc' });
Location.prototype.toHtml = function (this: Location) {
  return `经度=${escapeTags(this.longitude)},纬度=${escapeTags(this.latitude)},描述=${escapeTags(this.desc)}`;
};
