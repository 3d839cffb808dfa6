import TIM from 'tim-js-sdk';
import { describe, expect, it } from 'vitest';
import { TIM_TYPES } from '../../../codemods/transforms/constants.ts';
import * as enums from '../../../dictionary/enums.ts';

const constants = new Map(Object.entries(enums) as [string, Record<string, unknown>][]);

describe('constants with a twin', () => {
  it.each(Object.entries(TIM_TYPES))('%s is TIM.TYPES.%s', (legacy, native) => {
    const [object, name] = legacy.split('.') as [string, string];
    const value = constants.get(object)?.[name];
    expect(value).toBeDefined();
    expect((TIM.TYPES as Record<string, unknown>)[native]).toBe(value);
  });
});
