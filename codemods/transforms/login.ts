import { code, type EditPart, insert, rangeOf } from '../edits.ts';
import type { Range } from '../sources/source.ts';
import { thenParts } from './callbacks.ts';
import { shapeRules, sourceRule } from './dictionary-rules.ts';
import { usesSemicolons } from './edit-style.ts';
import type { Node } from './expressions.ts';
import { type Login, logLevel, readLogin, testEnvironment } from './login-shape.ts';
import { uploads } from './media.ts';
import { convertMembers, unchanged } from './members.ts';
import { isLoginSite } from './native-call.ts';
import { pushes } from './offline-push.ts';
import { sharedLogins } from './shared-login.ts';
import { beforeStatement, isBranch, withoutLine } from './statements.ts';
import { tableBindings } from './table-bindings.ts';
import {
  isRefusal,
  merged,
  type Names,
  type ParsedUnit,
  Proposals,
  type Transform,
  type TransformContext,
  type UnitEdit,
} from './transform.ts';

const LOGIN = shapeRules('LoginResponse');

/**
 * `webim.login` and its listeners. The instance is created on the first login and kept: a second login must not
 * bind the handlers again. Legacy called back when everything worked, so native code waits for that too.
 */
export const login: Transform = {
  name: 'login',
  capabilities: ['connection'],
  run(context) {
    const proposals = new Proposals('login');
    const sites = context.facts.sites.filter(isLoginSite);
    const { login: where, instance, refusal } = context.plan;
    const read = where === 'shim' ? refusal : instance === 'page' ? readLogin(context) : undefined;
    if (isRefusal(read)) for (const site of sites) proposals.block(site, read);
    else if (read) propose(context, read, proposals);
    return merged(
      proposals,
      ...(where === 'native' && instance === 'bridge' ? [sharedLogins(context)] : []),
      jsonp(context),
      convertMembers('login', context, {
        LoginResponse: {
          ...LOGIN.LoginResponse,
          ErrorInfo: sourceRule({ v2: null, constant: 'login success' }),
        },
        ConnectionNotice: { ActionStatus: unchanged, ErrorCode: unchanged, ErrorInfo: unchanged },
      }),
    );
  },
};

function propose(context: TransformContext, read: Login, proposals: Proposals): void {
  const { parsed, site, path, listeners, callbacks } = read;
  proposals.convert({
    sites: [site, ...listeners.sites],
    edits: [
      declaration(context, parsed, beforeStatement(path)),
      loginEdit(context, read),
      ...hostEdits(context, read),
      ...listeners.dropped.map((property) => removal(listeners.parsed, property)),
    ],
    flows: [...callbacks.flows, ...listeners.flows],
    errors: callbacks.errors,
    remark: testEnvironment(context, parsed, read.call.arguments[2]),
  });
}

/** `var tim;`. A line that starts with a bracket would be read as its continuation without the semicolon. */
function declaration(context: TransformContext, parsed: ParsedUnit, at: number): UnitEdit {
  const needed = usesSemicolons(parsed) || /^[([`+\-/*]/.test(parsed.unit.code.slice(at));
  return { ...insert(at, `var ${context.names.tim}${needed ? ';' : ''}\n\n`), unit: parsed.unit };
}

function loginEdit(context: TransformContext, read: Login): UnitEdit {
  const { parsed, path, call, callbacks, info } = read;
  const { tim, TIM, bridge } = context.names;
  const bind = bindings(context, read).map((line) => `  ${line}\n`);
  const create = code`if (!${tim}) {\n  ${tim} = ${TIM}.create({ SDKAppID: ${info.sdkAppID}, unlimitedAVChatRoom: true });\n${bind.join('')}}\n`;
  const level = logLevel(context, parsed, call.arguments[2]);
  const log = level ? code`${tim}.setLogLevel(${level});\n` : [];
  const begin = code`${bridge}.loginUntilReady(${tim}, { userID: ${info.identifier}, userSig: ${info.userSig} })`;
  const parts: EditPart[] = [...create, ...log, ...begin, ...thenParts(parsed, call, callbacks)];
  const { unit } = parsed;
  if (isBranch(path.parent)) return { ...rangeOf(path.parent.node), parts: ['{ ', ...parts, '; }'], unit };
  return { ...rangeOf(call), parts, unit };
}

function bindings(context: TransformContext, read: Login): string[] {
  const { tim, TIM, bridge, onMessageReceived } = context.names;
  const { handlers } = read.listeners;
  const connection = handlers.get('onConnNotify');
  const kicked = handlers.get('onKickedEventCall');
  const downloads = handlers.get('onAppliedDownloadUrl');
  return [
    context.plan.attach ? `webim.migrate.attach(${tim});` : '',
    `${bridge}.trackAVChatRooms(${tim});`,
    needsReceiver(read) ? `${tim}.on(${TIM}.EVENT.MESSAGE_RECEIVED, ${onMessageReceived});` : '',
    kicked ? `${tim}.on(${TIM}.EVENT.KICKED_OUT, function () {\n    ${kicked}();\n  });` : '',
    connection ? `${bridge}.onConnectionChange(${tim}, ${connection});` : '',
    uploads(context) ? `${bridge}.registerUploadPlugin(${tim});` : '',
    downloads ? `${bridge}.onDownloadUrl(${tim}, ${downloads});` : '',
    ...tableBindings(context.names, read.listeners),
  ].filter((line) => line !== '');
}

/** The functions that stand where the listeners stood. */
function hostEdits(context: TransformContext, read: Login): UnitEdit[] {
  const { host, handlers } = read.listeners;
  const functions: string[] = [];
  if (needsReceiver(read)) functions.push(receiver(context, handlers));
  if (context.plan.echo) functions.push(echo(context));
  const { unit } = host.parsed;
  const text = functions.join('\n\n');
  if (host.replaces) return [{ ...host.replaces, parts: [text], unit }];
  if (functions.length === 0) return [];
  if (host.after !== undefined) return [{ ...insert(host.after, `\n\n${text}`), unit }];
  return [{ ...insert(host.before as number, `${text}\n\n`), unit }];
}

const needsReceiver = ({ receives, listeners }: Login) =>
  receives || ['onGroupSystemNotifys', 'onGroupInfoChangeNotify'].some((key) => listeners.handlers.has(key));

function receiver({ names }: TransformContext, handlers: Map<string, string>): string {
  const notices = handlers.get('onGroupSystemNotifys');
  const room = handlers.get('onBigGroupMsgNotify');
  const messages = handlers.get('onMsgNotify');
  const profile = handlers.get('onGroupInfoChangeNotify');
  const deliver = (list: string, handler: string) =>
    `  if (batch.${list}.length) {\n    ${handler}(batch.${list});\n  }\n`;
  return (
    `function ${names.onMessageReceived}(event) {\n` +
    `  var batch = ${names.bridge}.splitMessages(${names.tim}, event.data);\n` +
    (notices
      ? '  batch.notices.forEach(function (notice) {\n' +
        `    var handler = ${notices}[notice.payload.operationType];\n` +
        '    if (handler) {\n      handler(notice);\n    }\n  });\n'
      : '') +
    (profile ? profileChanges(names, profile) : '') +
    (room ? deliver('avChatRoom', room) : '') +
    (messages ? deliver('messages', messages) : '') +
    '}'
  );
}

/** A change of a group's profile came to a listener of its own, before the tip that carries it. */
function profileChanges({ TIM }: Names, handler: string): string {
  const tip = `message.type === ${TIM}.TYPES.MSG_GRP_TIP`;
  const update = `message.payload.operationType === ${TIM}.TYPES.GRP_TIP_GRP_PROFILE_UPDATED`;
  return (
    '  batch.avChatRoom.concat(batch.messages).forEach(function (message) {\n' +
    `    if (${tip} && ${update}) {\n` +
    `      ${handler}(message);\n    }\n  });\n`
  );
}

function echo(context: TransformContext): string {
  const { names } = context;
  const push = pushes(context) ? `, ${names.bridge}.pushOptions(message)` : '';
  return (
    `// ${context.target} does not hand own group messages to ${names.onMessageReceived}; webim.js did\n` +
    `function ${names.sendAndEcho}(message) {\n` +
    `  return ${names.tim}.sendMessage(message${push}).then(function (imResponse) {\n` +
    `    if (message.conversationType === ${names.TIM}.TYPES.CONV_GROUP) {\n` +
    '      setTimeout(function () {\n' +
    `        ${names.onMessageReceived}({ data: [imResponse.data.message] });\n` +
    '      }, 0);\n    }\n    return imResponse;\n  });\n}'
  );
}

/** Takes a property out of an object literal together with its comma, and its line when it has one of its own. */
function removal(parsed: ParsedUnit, property: Node): UnitEdit {
  const { code: text } = parsed.unit;
  const range: Range = rangeOf(property);
  const comma = /^\s*,/.exec(text.slice(range.end));
  let { start, end } = range;
  if (comma) end += comma[0].length;
  else start = previousComma(text, start);
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n)/.exec(text.slice(end));
  const lead = /\r?\n[ \t]*$/.exec(text.slice(0, start));
  if (comma && rest && lead)
    return { start: start - lead[0].length, end: end + rest[0].length, parts: [], unit: parsed.unit };
  return { start, end, parts: [], unit: parsed.unit };
}

function previousComma(text: string, start: number): number {
  const before = /,\s*$/.exec(text.slice(0, start));
  return before ? start - before[0].length : start;
}

/** The transport of old Internet Explorer: the call that fed it does nothing any more. */
function jsonp(context: TransformContext): Proposals {
  const proposals = new Proposals('login');
  for (const site of context.facts.sites) {
    if (site.kind !== 'api-call' || site.member !== 'setJsonpLastRspData') continue;
    const path = context.parsed(site.unit).pathAt(site);
    if (path?.parent?.node.type !== 'ExpressionStatement') continue;
    const block = /^(BlockStatement|Program)$/.test(path.parent.parent?.node.type ?? '');
    const statement: Node = path.parent.node;
    const parsed = context.parsed(site.unit);
    proposals.convert({
      sites: [site],
      edits: [
        block ? withoutLine(parsed, statement) : { ...rangeOf(statement), parts: [';'], unit: site.unit },
      ],
      flows: [],
    });
  }
  return proposals;
}
