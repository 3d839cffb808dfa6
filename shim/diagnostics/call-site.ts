/** A place in the application. `line` and `column` count from 1; 0 when the browser did not say. */
export interface CallSite {
  file: string;
  line: number;
  column: number;
}

/** One pattern per way browsers write a frame; each captures file, line, column. */
const FRAMES = [
  // Chromium with a function name: "at new Room (http://h/a.js:12:5)"
  /^\s*at .*?\((.*):(\d+):(\d+)\)\s*$/,
  // Chromium without: "at http://h/a.js:12:5"
  /^\s*at (?:async )?(.*):(\d+):(\d+)\s*$/,
  // Firefox, Safari: "send@http://h/a.js:12:5", anonymous "@http://h/a.js:12:5"
  /^[^@]*@(.*):(\d+):(\d+)\s*$/,
  // Safari outside of functions: the place alone
  /^(\w+:\/\/.*):(\d+):(\d+)\s*$/,
];

/** The frames of a stack text, nearest first. Lines that are no frames (the error's own message) are left out. */
export function parseStack(stack: string): CallSite[] {
  const frames: CallSite[] = [];
  const lines = stack.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const frame = parseFrame(lines[i] as string);
    if (frame) frames.push(frame);
  }
  return frames;
}

function parseFrame(line: string): CallSite | null {
  for (let i = 0; i < FRAMES.length; i++) {
    const found = (FRAMES[i] as RegExp).exec(line);
    if (found) return { file: found[1] as string, line: Number(found[2]), column: Number(found[3]) };
  }
  return null;
}

/** Chromium's knob for how many frames a stack has; other browsers have none. */
interface StackError {
  stackTraceLimit?: number;
}

/**
 * Where the caller's caller was called from.
 * @param skip how many frames lie between this function and the wanted one
 */
export function captureCallSite(skip: number): CallSite {
  const settings = Error as StackError;
  const limit = settings.stackTraceLimit;
  // Just deep enough: deeper stacks cost time at every call, and a page may have switched them off.
  if (limit !== undefined) settings.stackTraceLimit = skip + 2;
  const stack = new Error().stack;
  if (limit !== undefined) settings.stackTraceLimit = limit;
  const frame = stack ? parseStack(stack)[skip + 1] : undefined;
  return frame || { file: '', line: 0, column: 0 };
}
