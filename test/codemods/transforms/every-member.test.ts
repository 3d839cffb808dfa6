import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KEPT } from '../../../dictionary/kept.ts';
import type { Member } from '../../../dictionary/member.ts';
import { MEMBERS } from '../../../dictionary/members.ts';
import { runTexts } from '../support/run-sources.ts';

const LOGIN = `function start(info) {
  webim.login(info, { onMsgNotify: onMsg }, {}, function () {}, function (err) { alert(err.ErrorInfo); });
}
`;

/** Where the facts of the dictionary do not say enough to write a call. */
const ARGUMENTS: Record<string, string> = {
  createGroupHigh: "{ GroupId: 'a', Type: 'Public', Name: 'n' }, function () {}, function () {}",
  uploadFileByBase64:
    "{ base64Str: 'a', toAccount: 'b', businessType: 1, File_Type: 2 }, function () {}, function () {}",
};

/** The smallest script that logs in and uses a member. */
function useOf(member: Member): string {
  const [, owner, method] = /^(.*)\.prototype\.(\w+)$/.exec(member.path) ?? [];
  const args =
    ARGUMENTS[member.path] ?? (member.params ?? []).map((name) => argument(name, member)).join(', ');
  const listener = (body: string) => `function onMsg(list) { list.forEach(function (msg) { ${body} }); }\n`;
  if (owner) {
    const receiver: Record<string, string> = {
      Msg: 'msg',
      Session: 'msg.getSession()',
      'Msg.Elem': 'msg.elems[0]',
    };
    const image = 'new webim.Msg.Elem.Images.Image(1, 2, 3, 4, "u")';
    const on = owner.endsWith('.Image') ? image : (receiver[owner] ?? 'msg.elems[0].content');
    return LOGIN + listener(`show(${on}.${method}(${args}));`);
  }
  const path = `webim.${member.path}`;
  const statement =
    member.kind === 'class'
      ? `return new ${path}(${args});`
      : member.kind === 'constant' || member.kind === 'object'
        ? `if (kind === ${path}${memberOf(member)}) return 1;`
        : `${path}(${args});`;
  return `${LOGIN}${listener('show(msg.getFromAccount());')}function act(kind) { ${statement} }\n`;
}

/** A table is used by one of its entries. */
function memberOf({ kind, value, members }: Member): string {
  const [name] =
    members ?? (kind === 'constant' && value && typeof value === 'object' ? Object.keys(value) : []);
  return name === undefined ? '' : /^\d/.test(name) ? `[${name}]` : `.${name}`;
}

function argument(name: string, { options }: Member): string {
  if (/^(cbOk|succ|callback|cb|ok)/i.test(name)) return 'function (resp) { done(resp.ErrorCode); }';
  if (/^(cbErr|fail|err)/i.test(name)) return 'function (err) { alert(err.ErrorInfo); }';
  if (!/option|info/i.test(name) || !options) return "'a'";
  const value = (type: string) => (/number/i.test(type) ? '1' : /\[\]|array/i.test(type) ? "['a']" : "'a'");
  const fields = Object.entries(options).filter(([field]) => field !== '*');
  return `{ ${fields.map(([field, { type }]) => `${field}: ${value(type)}`).join(', ')} }`;
}

const CASES = new URL('../../../fixtures/cases/', import.meta.url);

/** Members that some case converts in a use that this file does not think of. */
const IN_CASES = new Set(
  readdirSync(CASES).flatMap((name) => {
    const { ledger } = JSON.parse(readFileSync(new URL(`${name}/case.json`, CASES), 'utf8')) as {
      ledger: string[];
    };
    return ledger.filter((line) => line.endsWith(' converted')).map((line) => line.split(' ')[0] as string);
  }),
);

describe('every member of the legacy SDK', () => {
  it.each(MEMBERS.map((member) => [member.path, member] as const))('%s', (path, member) => {
    if (IN_CASES.has(path)) {
      expect(KEPT.get(path)).toBeUndefined();
      return;
    }
    const { findings } = runTexts({ 'a.js': useOf(member) });
    const last = path.slice(path.lastIndexOf('.') + 1);
    const own = findings.filter(({ site }) => site.member.split('.').includes(last));
    expect(own.length).toBeGreaterThan(0);
    const left = own.filter(({ bucket, code }) => bucket !== 'converted' && code !== 'impossible');
    const reason = left.map(({ code }) => code).join();
    expect(left.length > 0 ? (KEPT.get(path)?.en ?? `no reason is stated (${reason})`) : undefined).toBe(
      KEPT.get(path)?.en,
    );
  });
});
