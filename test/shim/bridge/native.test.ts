import { afterAll, expect, test } from 'vitest';
import { EVENT, TYPES } from '../../../shim/bridge/native.ts';
import { createSdkContext, TIM_SDK_FILES } from '../../support/sdk-context.ts';

const context = createSdkContext({ scripts: [TIM_SDK_FILES.main] });
afterAll(() => context.close());

test('the strings the bridge writes out are those of the installed SDK', () => {
  for (const [name, value] of Object.entries(EVENT)) expect(context.window.TIM.EVENT[name]).toBe(value);
  for (const [name, value] of Object.entries(TYPES)) expect(context.window.TIM.TYPES[name]).toBe(value);
});
