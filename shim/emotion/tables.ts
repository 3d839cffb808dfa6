import { EMOTION_NAMES } from '../../dictionary/emotions.ts';
import { globalScope } from '../tool/global-scope.ts';
import { getOwn } from '../tool/own.ts';
import { toText } from '../tool/to-text.ts';
import { toDataUri } from './data-uri.ts';

/** Index -> [bracketed name, picture URL]. */
export interface EmotionPictures {
  [index: string]: [string, string];
}

/** Bracketed name -> index. */
export interface EmotionIndexes {
  [name: string]: number;
}

/**
 * Live object behind `webim.Emotions` and `webim.EmotionPicData`. Empty by default, as in 1.7.2 and 1.7.3: the
 * old demo turns typed `[xx]` into face elements exactly when a picture is there, so filling it changes what
 * applications send. They may add entries themselves.
 */
export const emotionPictures: EmotionPictures = {};

/** Live object behind `webim.EmotionDataIndexs` and `webim.EmotionPicDataIndex`: the 35 names. */
export const emotionIndexes: EmotionIndexes = {};
for (let i = 0; i < EMOTION_NAMES.length; i++) emotionIndexes[EMOTION_NAMES[i] as string] = i;

/** The picture URL of a bracketed name, if there is one. */
export function findEmotionUrl(name: unknown): string | undefined {
  const index = getOwn(emotionIndexes, toText(name));
  if (index === undefined) return undefined;
  const entry = getOwn(emotionPictures, index);
  return entry ? entry[1] : undefined;
}

/** What the `emotions` option may be: no pictures, the 35 of 1.7.0, or a pack of the page's own. */
export type EmotionOption = 'none' | '1.7.0' | EmotionPictures;

/** Where `webim.emotions.js` puts its drawings. */
export const DRAWINGS = 'webim2timEmotions';

/** Replaces the pictures, keeping the live object. */
export function setEmotionPictures(option: EmotionOption): void {
  Object.keys(emotionPictures).forEach((index) => {
    delete emotionPictures[index];
  });
  const pack = option === '1.7.0' ? globalScope()[DRAWINGS] || badges() : option;
  if (typeof pack !== 'object') return;
  Object.keys(pack as EmotionPictures).forEach((index) => {
    emotionPictures[index] = (pack as EmotionPictures)[index] as [string, string];
  });
}

/** Is this a stand-in for a drawing? */
export function isBadge(entry: [string, string] | undefined): boolean {
  return !!entry && entry[1] === badge(entry[0]);
}

/** Without the drawings: the name on a round ground. The art of 1.7.0 is somebody else's. */
function badges(): EmotionPictures {
  const pack: EmotionPictures = {};
  EMOTION_NAMES.forEach((name, index) => {
    pack[index] = [name, badge(name)];
  });
  return pack;
}

function badge(name: string): string {
  const word = `<text x="12" y="15" font-size="8" text-anchor="middle">${name.replace(/[[\]]/g, '')}</text>`;
  return toDataUri(`<circle cx="12" cy="12" r="12" fill="#fd6"/>${word}`);
}
