import { EMOTION_NAMES } from '../../dictionary/emotions.ts';
import { toDataUri } from './data-uri.ts';
import type { EmotionPictures } from './tables.ts';

// Faces drawn for this package, from a few parts each; nobody else's pictures. No apostrophes: pages quote with them.

const line = (path: string, width = 1.2) =>
  `<path d="${path}" fill="none" stroke="#531" stroke-width="${width}" stroke-linecap="round"/>`;
const fill = (path: string, colour = '#531') => `<path d="${path}" fill="${colour}"/>`;
const dot = (x: number, y: number, r: number, colour = '#531') =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/>`;
const both = (part: (x: number) => string) => part(8) + part(16);
const word = (text: string, x: number, y: number, size: number) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-family="sans-serif" font-weight="bold" fill="#36c">${text}</text>`;

const EYES: { [code: string]: string } = {
  dots: both((x) => dot(x, 10, 1.4)),
  wide: both((x) => dot(x, 9.5, 2.8, '#fff') + dot(x, 9.5, 1.2)),
  up: both((x) => dot(x, 9.5, 2.8, '#fff') + dot(x, 7.8, 1.1)),
  side: both((x) => dot(x, 10, 2.4, '#fff') + dot(x + 1.3, 10, 1.1)),
  shut: both((x) => line(`M${x - 2} 10q2 2 4 0`)),
  happy: both((x) => line(`M${x - 2} 11q2-3 4 0`)),
  tired: both((x) => line(`M${x - 2.2} 9.5h4.4`) + dot(x, 10.6, 1.1)),
  hearts: both((x) => fill(`M${x} 12.5l-2.6-3a1.5 1.5 0 0 1 2.6-1.6 1.5 1.5 0 0 1 2.6 1.6z`, '#e33')),
  crosses: both((x) => line(`M${x - 1.6} 8.4l3.2 3.2m0-3.2l-3.2 3.2`)),
  spirals: both((x) => line(`M${x} 10a.8.8 0 1 1 .8.8a1.8 1.8 0 1 1 1.4-2.6`, 0.9)),
  wink: dot(8, 10, 1.4) + line('M14 10.5q2-2 4 0'),
  glasses: fill('M4 8h16v1l-1 3.4h-4.6L13 9.6h-2l-1.4 2.8H5L4 9z', '#222'),
};

const MOUTHS: { [code: string]: string } = {
  smile: line('M8 15q4 3.4 8 0'),
  laugh: fill('M7 14.4h10q-1 5-5 5t-5-5z'),
  teeth: fill('M7 14.4h10q-1 4.6-5 4.6t-5-4.6z') + fill('M8 14.8h8l-.6 1.6H8.6z', '#fff'),
  smirk: line('M9 16.4q4 1 6.6-2'),
  frown: line('M8.4 17.4q3.6-3 7.2 0'),
  slant: line('M8.6 17.2q3-3 7-1'),
  flat: line('M9 16.4h6'),
  small: dot(12, 16.4, 1.2),
  round: fill('M12 13.6a2.2 2.8 0 1 1-.01 0z'),
  cry: fill('M7.6 18.6q4.4-6.6 8.8 0z'),
  tongue: line('M8 14.8q4 3 8 0') + fill('M11.4 16.4h3.6v1.6a1.8 1.8 0 0 1-3.6 0z', '#e55'),
  zigzag: line('M7.6 16.6l1.6-1.4 1.6 1.8 1.6-1.8 1.6 1.8 1.6-1.4'),
  zip: line('M8 16.4h8') + line('M9.4 15.2v2.4m2.6-2.4v2.4m2.6-2.4v2.4', 0.9),
};

const EXTRAS: { [code: string]: string } = {
  blush: dot(5.4, 13.6, 1.9, '#f99') + dot(18.6, 13.6, 1.9, '#f99'),
  tears: fill('M6.6 12h2.8v7.4H6.6zM14.6 12h2.8v7.4h-2.8z', '#6cf'),
  tear: fill('M16.6 12q2.6 4 0 5.2q-2.6-1.2 0-5.2z', '#6cf'),
  sweat: fill('M19.6 4.6q2.6 4.4 0 5.4q-2.6-1 0-5.4z', '#6cf'),
  sweats: fill('M19.6 4.6q2.6 4.4 0 5.4q-2.6-1 0-5.4zM4.4 6q2.2 3.8 0 4.8q-2.2-1 0-4.8z', '#6cf'),
  angry: line('M5.6 6.4l4 1.8m8.8-1.8l-4 1.8', 1.5),
  proud: line('M5.8 7q2.2-1.8 4.4-.4m3.8.4q2.2-1.8 4.4-.4'),
  sleep: word('z', 17, 8, 7) + word('z', 20.4, 4.6, 5),
  question: word('?', 17.6, 9, 11),
  symbols: word('#@!', 7.6, 18.6, 5.5),
  helmet: fill('M2.6 9a9.6 8.4 0 0 1 18.8 0z', '#474') + fill('M1.6 8.4h20.8v1.4H1.6z', '#252'),
  band: fill('M2.4 5.6q9.6-3.4 19.2 0v2.2q-9.6-3.4-19.2 0z', '#d33'),
  finger: fill('M11 13.4a1.1 1.1 0 0 1 2.2 0V21H11z', '#c83'),
  hand: fill('M8.4 15.4a3.8 2.6 0 1 1 7.2 1.6q-1 3-3.6 3t-3.6-4.6z', '#c83'),
  drool: fill('M14.4 16.4q1.9 3.8 0 4.6q-1.9-.8 0-4.6z', '#6cf'),
  sick: fill('M9 16h6l1 6q-4 2-8 0z', '#7b3'),
  gloom: fill('M4.4 4.4a10.8 10.8 0 0 1 15.2 0v2.4H4.4z', '#89b'),
};

/** One line per emotion, in the order of the names: eyes, mouth, what else. */
const FACES =
  'wide round,dots slant,hearts smile,dots flat,tired smirk proud,shut frown tear,happy smile blush,dots zip,' +
  'shut small sleep,shut cry tears,side flat sweat,dots frown angry,wink tongue,happy teeth,dots smile,' +
  'dots frown,glasses smirk,shut flat sweat,crosses zigzag angry,shut flat sick,happy smile hand,wide smile blush,' +
  'up flat,side slant proud,wide small drool,tired round sleep,wide cry gloom,dots frown sweats,happy laugh,' +
  'dots smirk helmet,dots teeth band,dots angry symbols,side small question,dots flat finger,spirals round';

function draw(face: string): string {
  let parts = dot(12, 12, 11.4, '#fc3') + dot(12, 12, 10.6, '#fd6');
  face.split(' ').forEach((code) => {
    parts += EYES[code] || MOUTHS[code] || EXTRAS[code];
  });
  return toDataUri(parts);
}

/** The picture pack: index -> [name, data URI]. */
export function drawEmotions(): EmotionPictures {
  const pack: EmotionPictures = {};
  FACES.split(',').forEach((face, index) => {
    pack[index] = [EMOTION_NAMES[index] as string, draw(face)];
  });
  return pack;
}
