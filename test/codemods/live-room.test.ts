import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseScript } from '../../codemods/sources/parse.ts';
import { runSources, type SourcesRun } from './support/run-sources.ts';

const LIVE_ROOM = new URL('../../fixtures/apps/live-room/', import.meta.url).pathname;

/** The whole page, converted in memory. That it still does the same is shown in a browser, by the end-to-end tests. */
describe('the live room', () => {
  const copy = mkdtempSync(join(tmpdir(), 'webim2tim-live-room-'));
  let run: SourcesRun;
  let again: SourcesRun;

  beforeAll(() => {
    run = runSources(LIVE_ROOM);
    cpSync(LIVE_ROOM, copy, { recursive: true });
    for (const [path, text] of run.output) writeFileSync(join(copy, path), text);
    again = runSources(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('is native but for what v2 has nothing for', () => {
    const left = run.findings.filter((f) => f.bucket !== 'converted');
    expect(left.map((f) => `${f.site.unit.file} ${f.site.member} ${f.bucket} ${f.code}`)).toEqual([
      'index.html MsgStore.resetCookieAndSyncFlag shim no-transform',
      'js/room.js searchGroupByName person impossible',
      'js/room.js SearchGroupResponse.TotalRecord shim no-transform',
    ]);
    expect(run.findings.filter((f) => f.bucket === 'converted').length).toBeGreaterThan(100);
    expect(run.uses).toEqual({ tim: true, bridge: true, shim: true, friends: false, uploads: false });
  });

  it('parses', () => {
    const units = again.files.flatMap((file) => file.scripts);
    expect(units.length).toBeGreaterThan(3);
    for (const unit of units) parseScript(unit);
  });

  it('keeps the line ends of every file', () => {
    for (const file of run.files) {
      const output = run.output.get(file.path) as string;
      if (file.eol === '\r\n') expect(output.replaceAll('\r\n', '')).not.toContain('\n');
      else expect(output).not.toContain('\r');
    }
  });

  it('shows nothing but what was left when it is looked at again', () => {
    const left = again.findings.map((f) => `${f.site.member} ${f.bucket} ${f.code}`);
    expect(left).toEqual([
      'MsgStore.resetCookieAndSyncFlag shim no-transform',
      'migrate shim needs-other-site',
      'searchGroupByName person impossible',
      'SearchGroupResponse.TotalRecord shim no-transform',
      // the error of the search, made native for the function that shows all errors
      'LegacyError.ErrorCode shim flow-blocked',
      'LegacyError.ErrorInfo shim flow-blocked',
    ]);
  });

  it('does not change again', () => {
    for (const file of again.files) expect(again.output.get(file.path)).toBe(file.text);
  });
});
