import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Text } from '../../../dictionary/codes.ts';
import type { ObservedCall } from '../ledger.ts';
import { ReportError } from '../report-error.ts';
import { plainAddress } from './addresses.ts';

/** What one page recorded: the part of `webim.migrate.export()` that counts here. */
export interface RecordedPage {
  /** Without query and fragment, which may hold credentials. */
  page: string;
  calls: ObservedCall[];
}

/**
 * Reads files with what `webim.migrate.export()` gave: one export each, or an array of them.
 *
 * @param paths relative to `cwd`, as typed
 * @throws ReportError for a file that cannot be read, is no JSON, is something else, or comes from a build that
 *   records nothing (by which every place would look dead)
 */
export function readObserved(paths: readonly string[], cwd: string): RecordedPage[] {
  return paths.flatMap((path) => {
    const content = parse(path, read(path, cwd));
    const exports = Array.isArray(content) ? content : [content];
    if (exports.length === 0) throw foreign(path, { en: 'the list is empty', zh: '列表为空' });
    return exports.map((each, index) =>
      recordedPage(path, Array.isArray(content) ? `[${index}]` : '', each as unknown),
    );
  });
}

function read(path: string, cwd: string): string {
  try {
    // Windows tools put a mark in front of what they save.
    return readFileSync(resolve(cwd, path), 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new ReportError('observed-unreadable', { path, reason: (error as Error).message });
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ReportError('observed-not-json', { path, reason: (error as Error).message });
  }
}

function recordedPage(path: string, at: string, value: unknown): RecordedPage {
  if (!isObject(value)) throw foreign(path, notA(at, 'object'));
  const { version, page, calls, note } = value;
  if (typeof version !== 'string') throw foreign(path, notA(`${at}.version`, 'text'));
  if (typeof page !== 'string') throw foreign(path, notA(`${at}.page`, 'text'));
  if (!Array.isArray(calls)) throw foreign(path, notA(`${at}.calls`, 'list'));
  if (note !== undefined && calls.length === 0) throw new ReportError('observed-quiet', { path });
  return {
    page: plainAddress(page),
    calls: calls.map((call, index) => recordedCall(path, `${at}.calls[${index}]`, call)),
  };
}

function recordedCall(path: string, at: string, value: unknown): ObservedCall {
  if (!isObject(value)) throw foreign(path, notA(at, 'object'));
  const { member, file, line, column, count } = value;
  if (typeof member !== 'string') throw foreign(path, notA(`${at}.member`, 'text'));
  if (typeof file !== 'string') throw foreign(path, notA(`${at}.file`, 'text'));
  const numbers = { line, column, count };
  for (const [name, number] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(number) || (number as number) < 0)
      throw foreign(path, notA(`${at}.${name}`, 'number'));
  }
  return {
    member,
    file: plainAddress(file),
    ...(numbers as { line: number; column: number; count: number }),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NAMES = {
  object: { en: 'an object', zh: '对象' },
  text: { en: 'a text', zh: '字符串' },
  list: { en: 'a list', zh: '列表' },
  number: { en: 'a whole number', zh: '非负整数' },
};

function notA(at: string, what: keyof typeof NAMES): Text {
  const place = at.replace(/^\./, '');
  return place
    ? { en: `${place} is not ${NAMES[what].en}`, zh: `${place} 不是${NAMES[what].zh}` }
    : { en: `it is not ${NAMES[what].en}`, zh: `内容不是${NAMES[what].zh}` };
}

const foreign = (path: string, reason: Text) => new ReportError('observed-foreign', { path, reason });
