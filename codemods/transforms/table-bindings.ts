import type { Listeners } from './listeners.ts';
import type { Names } from './transform.ts';

/** Numbers of handlers that are told what another device of the same user has read. */
const READ = { GROUP: '15', C2C: '92' };
const KICKED = '96';

/** What native code registers for the tables of handlers by number, group system notices apart. One entry per statement. */
export function tableBindings(names: Names, { handlers, tables }: Listeners): string[] {
  const { tim, TIM, bridge } = names;
  const table = (name: string) => handlers.get(name);
  const has = (name: string, key: string) => handlers.has(name) && tables.get(name)?.has(key) === true;
  const friends = table('onFriendSystemNotifys');
  const profiles = table('onProfileSystemNotifys');
  const events = table('onC2cEventNotifys');
  return [
    has('onC2cEventNotifys', KICKED)
      ? `${tim}.on(${TIM}.EVENT.KICKED_OUT, function () {\n    ${events}[${KICKED}]();\n  });`
      : '',
    friends
      ? `${bridge}.onFriendChange(${tim}, function (change) {\n` +
        `    var handler = ${friends}[change.type];\n` +
        '    if (handler) {\n      handler(change);\n    }\n  });'
      : '',
    has('onProfileSystemNotifys', '1')
      ? `${bridge}.onProfileChange(${tim}, function (change) {\n    ${profiles}[1](change);\n  });`
      : '',
    readBinding(
      names,
      has('onC2cEventNotifys', READ.C2C) ? `${events}[${READ.C2C}]` : undefined,
      has('onGroupSystemNotifys', READ.GROUP) ? `${table('onGroupSystemNotifys')}[${READ.GROUP}]` : undefined,
    ),
  ].filter((line) => line !== '');
}

/** One registration for what was read elsewhere: peers and groups come through the same event. */
function readBinding(
  { tim, TIM, bridge }: Names,
  ofPeers: string | undefined,
  ofGroups: string | undefined,
): string {
  if (!ofPeers && !ofGroups) return '';
  const branch = (handler: string | undefined, type: string) =>
    handler
      ? `    if (read.conversationType === ${TIM}.TYPES.${type}) {\n      ${handler}(read);\n    }\n`
      : '';
  return (
    `${bridge}.onReadElsewhere(${tim}, function (read) {\n` +
    branch(ofPeers, 'CONV_C2C') +
    branch(ofGroups, 'CONV_GROUP') +
    '  });'
  );
}
