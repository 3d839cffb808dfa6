import { expect, it } from 'vitest';
import { runTexts } from '../support/run-sources.ts';

const APP = `var session;
function start(info) {
  webim.login(info, { onMsgNotify: onMsg }, {}, function () { enter(); }, function (err) { alert(err.ErrorInfo); });
}
function onMsg(msgs) {
  msgs.forEach(function (msg) { show(msg.getFromAccount(), msg.elems[0].content.getText()); });
}
function enter() {
  webim.getGroupInfo({ GroupIdList: ['a'] }, function (resp) { show(resp.GroupInfo[0].Name); }, function (err) {
    alert(err.ErrorInfo);
  });
}
`;

it.each(['then', 'await'] as const)('holds no tree, which would live as long as the run (%s)', (style) => {
  const { edits, findings, pieces } = runTexts({ 'a.js': APP }, { style });
  expect(edits.length).toBeGreaterThan(5);
  const seen = new Set<unknown>();
  const holders: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const kind = value.constructor?.name;
    if (kind === 'NodePath' || kind === 'Node' || kind === 'Collection') holders.push(`${path}: ${kind}`);
    else for (const [key, next] of Object.entries(value)) walk(next, `${path}.${key}`);
  };
  for (const [name, part] of Object.entries({ edits, findings, pieces })) walk(part, name);
  expect(holders).toEqual([]);
});
