import { afterAll, describe, expect, it } from 'vitest';
import { ELEMENTS, type ElementShape } from '../../dictionary/elements.ts';
import type { ObjectShape } from '../../dictionary/field-source.ts';
import { LISTENERS } from '../../dictionary/listeners.ts';
import { MAPPINGS } from '../../dictionary/mapping.ts';
import { MEMBERS } from '../../dictionary/members.ts';
import { ELEM_FIELDS, MSG_FIELDS, SESSION_FIELDS } from '../../dictionary/objects.ts';
import { SHAPES } from '../../dictionary/responses.ts';
import * as bridge from '../../shim/bridge/index.ts';
import { createSdkContext, TIM_SDK_FILES } from '../support/sdk-context.ts';

// What the dictionary says of v2 is looked up in the real SDK; the friendship build has all methods.
const context = createSdkContext({ scripts: [TIM_SDK_FILES.friendship] });
afterAll(() => context.close());
const { TIM } = context.window;
const tim = TIM.create({ SDKAppID: 1400000000, proxyServer: 'ws://127.0.0.1:9' });

/** Every text of the dictionary that people or the codemod take native names from, with the place it is at. */
const texts: [place: string, text: string][] = [
  ...MEMBERS.map((member): [string, string] => [member.path, member.replacement]),
  ...MAPPINGS.flatMap((row): [string, string][] => [
    [row.id, row.v2],
    [row.id, row.status === 'exact' ? '' : row.advice.en],
    [row.id, row.status === 'exact' ? '' : row.advice.zh],
  ]),
  ...Object.entries<ObjectShape>(SHAPES).flatMap(([name, shape]): [string, string][] => [
    [name, shape.native],
    ...Object.values(shape.fields).map((field): [string, string] => [name, `${field.v2} ${field.note}`]),
  ]),
  ...[...MSG_FIELDS, ...ELEM_FIELDS, ...SESSION_FIELDS].map((field): [string, string] => [
    field.property || field.getter,
    `${field.v2} ${field.note}`,
  ]),
];

/** All names that stand behind a prefix in the texts, each with one place. */
function namesAfter(prefix: RegExp): Map<string, string> {
  const names = new Map<string, string>();
  for (const [place, text] of texts) {
    for (const match of text.matchAll(prefix)) if (match[1]) names.set(match[1], place);
  }
  return names;
}

describe('what the dictionary says of v2', () => {
  it('names methods the SDK has', () => {
    const names = namesAfter(/\btim\.(\w+)/g);
    expect(names.size).toBeGreaterThan(40);
    for (const [name, place] of names) expect(tim[name], `tim.${name} in ${place}`).toBeTypeOf('function');
  });

  it('names types and events the SDK has', () => {
    for (const [name, place] of namesAfter(/\bTIM\.TYPES\.([A-Z0-9_]*[A-Z0-9])(?![\w*])/g)) {
      expect(TIM.TYPES, `TIM.TYPES.${name} in ${place}`).toHaveProperty(name);
    }
    for (const [name, place] of namesAfter(/\bTIM\.EVENT\.(\w+)/g)) {
      expect(TIM.EVENT, `TIM.EVENT.${name} in ${place}`).toHaveProperty(name);
    }
    for (const shape of Object.values(LISTENERS)) {
      for (const event of shape.v2Events) expect(TIM.EVENT).toHaveProperty(event);
    }
  });

  it('names helpers the bridge has', () => {
    const names = namesAfter(/\bwebim2tim\.(\w+)/g);
    expect(names.size).toBeGreaterThan(8);
    for (const [name, place] of names) {
      if (name === 'shim') continue; // a file name
      expect(Object.keys(bridge), `webim2tim.${name} in ${place}`).toContain(name);
    }
    for (const shape of Object.values(LISTENERS)) {
      if ('bridge' in shape) expect(Object.keys(bridge)).toContain(shape.bridge);
    }
  });

  it.each(Object.entries<ElementShape>(ELEMENTS))('gives %s its type and creator', (_, shape) => {
    expect(TIM.TYPES[shape.v2Type]).toBe(shape.type);
    if (shape.v2Creator) expect(tim[shape.v2Creator]).toBeTypeOf('function');
  });
});
