import { EMOTION_NAMES } from '../../dictionary/emotions.ts';
import { getOwn } from '../tool/own.ts';
import { toText } from '../tool/to-text.ts';

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

/** Replaces the picture pack, keeping the live object: `'none'` empties it. */
export function setEmotionPictures(pack: 'none' | EmotionPictures): void {
  Object.keys(emotionPictures).forEach((index) => {
    delete emotionPictures[index];
  });
  if (pack === 'none') return;
  Object.keys(pack).forEach((index) => {
    emotionPictures[index] = pack[index] as [string, string];
  });
}
