import { describe, expect, it } from 'vitest';
import { captureCallSite, parseStack } from '../../../shim/diagnostics/call-site.ts';

const stacks = {
  chromium: `Error
    at captureCallSite (http://h/webim.js:10:11)
    at new Room (http://h/js/my room (1).js:12:5)
    at async http://h/js/app.js:3:7
    at HTMLButtonElement.onclick (http://h/index.html:40:9)`,
  firefox: `captureCallSite@http://h/webim.js:10:11
Room@http://h/js/my room (1).js:12:5
@http://h/js/app.js:3:7
onclick@http://h/index.html:40:9
`,
  safari: `captureCallSite@http://h/webim.js:10:11
Room@http://h/js/my room (1).js:12:5
http://h/js/app.js:3:7
onclick@http://h/index.html:40:9
[native code]`,
};

describe('parseStack', () => {
  const expected = [
    { file: 'http://h/webim.js', line: 10, column: 11 },
    { file: 'http://h/js/my room (1).js', line: 12, column: 5 },
    { file: 'http://h/js/app.js', line: 3, column: 7 },
    { file: 'http://h/index.html', line: 40, column: 9 },
  ];

  it.each(['chromium', 'firefox'] as const)('reads the frames of %s', (browser) => {
    expect(parseStack(stacks[browser])).toEqual(expected);
  });

  it('reads the frames of safari, which has no @ at top level', () => {
    expect(parseStack(stacks.safari)).toEqual(expected);
  });

  it('keeps an @ in the path', () => {
    expect(parseStack('f@http://h/@scope/pkg/a.js:1:2')).toEqual([
      { file: 'http://h/@scope/pkg/a.js', line: 1, column: 2 },
    ]);
  });

  it('has no frames for text that is none', () => {
    expect(parseStack('Error: it failed at noon\nsecond line')).toEqual([]);
    expect(parseStack('')).toEqual([]);
  });
});

describe('captureCallSite', () => {
  it('finds the place even where the page switched stacks off, and leaves the setting alone', () => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      const inner = () => captureCallSite(1);
      expect(inner().file).toContain('call-site.test.ts');
      expect(Error.stackTraceLimit).toBe(0);
    } finally {
      Error.stackTraceLimit = limit;
    }
  });
});
