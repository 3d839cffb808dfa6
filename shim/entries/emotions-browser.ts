import { drawEmotions } from '../emotion/drawings.ts';
import { DRAWINGS, type EmotionPictures, isBadge } from '../emotion/tables.ts';
import { globalScope } from '../tool/global-scope.ts';

// `webim.emotions.js`: the drawings for `emotions: '1.7.0'`. Loaded after the shim it takes the place of its badges.
const scope = globalScope();
const drawings = drawEmotions();
scope[DRAWINGS] = drawings;

['webim', 'webim2tim'].forEach((name) => {
  const table = (scope[name] as { Emotions?: EmotionPictures } | undefined)?.Emotions || {};
  Object.keys(drawings).forEach((index) => {
    if (isBadge(table[index])) table[index] = drawings[index] as [string, string];
  });
});
