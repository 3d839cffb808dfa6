import { afterEach, expect, test } from 'vitest';
import { createSdkContext, type SdkContext, TIM_SDK_FILES } from './sdk-context.ts';

const open: SdkContext[] = [];
const create: typeof createSdkContext = (options) => {
  const context = createSdkContext(options);
  open.push(context);
  return context;
};
afterEach(() => {
  for (const context of open.splice(0)) context.close();
});

test('the real SDK loads, one separate copy per context', () => {
  const first = create({ scripts: [TIM_SDK_FILES.main] });
  const second = create({ scripts: [TIM_SDK_FILES.main] });
  expect(first.window.TIM.VERSION).toBe('2.27.6');
  expect(second.window.TIM).not.toBe(first.window.TIM);
});

test('timers stop when the context is closed and their errors are kept', async () => {
  const context = create();
  context.run(
    'var ticks = 0; setInterval(function () { ticks++; }, 1); setTimeout(function () { lost(); }, 0);',
  );
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(context.window.ticks).toBeGreaterThan(0);
  expect(String(context.uncaught[0])).toContain('lost is not defined');
  context.close();
  const ticks = context.window.ticks;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(context.window.ticks).toBe(ticks);
});

test('requests that would leave the machine are refused and recorded', async () => {
  const context = create();
  context.run(
    'var x = new XMLHttpRequest(); var failed = 0; x.onerror = function () { failed++; }; x.open("GET", "https://example.com/a"); x.send();',
  );
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(context.window.failed).toBe(1);
  expect(context.refusedRequests).toEqual(['https://example.com/a']);
});

test('two contexts share a storage only when given the same map', () => {
  const storage = new Map<string, string>();
  create({ storage }).run('localStorage.setItem("k", 1)');
  expect(create({ storage }).run('localStorage.getItem("k")')).toBe('1');
  expect(create().run('localStorage.getItem("k")')).toBe(null);
});
