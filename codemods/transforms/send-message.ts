import { code, type EditPart, rangeOf, replace } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { shapeRules } from './dictionary-rules.ts';
import type { Node } from './expressions.ts';
import { readLogin } from './login-shape.ts';
import { mediaContent } from './media.ts';
import { convertMembers, type Rule, type Rules, refused, rewritten } from './members.ts';
import { messageOptions } from './message-options.ts';
import { convertCalls, loginSites, type NativeCall, type SdkCall } from './native-call.ts';
import { pushArgument } from './offline-push.ts';
import {
  isRefusal,
  merged,
  Proposals,
  type Refusal,
  type Transform,
  type TransformContext,
} from './transform.ts';
import { unusedVariable } from './unused-variables.ts';

/**
 * Building and sending a message: `new webim.Msg`, its elements, `msg.addText` and the like, `webim.sendMsg`.
 * A v2 message carries one element; `webim2tim.composeMessage` makes one that carries as many as legacy messages.
 */
export const sendMessage: Transform = {
  name: 'sendMessage',
  capabilities: ['messages', 'elements'],
  run: (context) =>
    merged(
      messages(context),
      elements(context),
      convertMembers('sendMessage', context, ADDERS),
      convertCalls('sendMessage', context, ['sendMsg'], 1, send),
      convertMembers('sendMessage', context, shapeRules('SendResponse')),
    ),
};

function messages(context: TransformContext): Proposals {
  const proposals = new Proposals('sendMessage');
  for (const site of constructorsOf(context, /^Msg$/)) {
    const parsed = context.parsed(site.unit);
    const node: Node = parsed.pathAt(site)?.node;
    const options = messageOptions(context, parsed, node);
    if (isRefusal(options)) {
      proposals.block(site, options);
      continue;
    }
    const { tim, bridge } = context.names;
    const made = code`${bridge}.composeMessage(${tim}, { ${options.parts} })`;
    proposals.convert({
      sites: options.session ? [site, options.session] : [site],
      edits: [
        { ...replace(node, made), unit: site.unit },
        ...(options.dropped ?? []).flatMap((name) => unusedVariable(context, parsed, name)),
      ],
      flows: [site.flow, ...options.flows].filter((f) => f !== undefined),
      needs: loginSites(context),
    });
  }
  return proposals;
}

function constructorsOf(context: TransformContext, members: RegExp): Site[] {
  return context.facts.sites.filter(
    (site) =>
      site.kind === 'constructor' && members.test(site.member) && context.parsed(site.unit).pathAt(site),
  );
}

/** `new webim.Msg.Elem.Text(text)` -> `{ text: … }`: what the v2 element of that type has as its content. */
function elements(context: TransformContext): Proposals {
  const proposals = new Proposals('sendMessage');
  for (const site of constructorsOf(context, /^Msg\.Elem\.(Sound|Location)$/))
    proposals.block(site, { code: 'no-transform', reason: NEVER_SENT });
  for (const site of constructorsOf(context, /^Msg\.Elem\.(Text|Face|Custom|Images|Images\.Image|File)$/)) {
    const path = context.parsed(site.unit).pathAt(site);
    const node: Node = path?.node;
    const parts = contentOf(context, site.member, node.arguments);
    if (isRefusal(parts)) {
      proposals.block(site, parts);
      continue;
    }
    const bare = /^(ExpressionStatement|ArrowFunctionExpression)$/.test(path?.parent?.node.type ?? '');
    proposals.convert({
      sites: [site],
      edits: [{ ...replace(node, bare ? ['(', ...parts, ')'] : parts), unit: site.unit }],
      flows: site.flow === undefined ? [] : [site.flow],
    });
  }
  return proposals;
}

export function contentOf(context: TransformContext, member: string, args: Node[]): EditPart[] | Refusal {
  const [first, second, third] = args;
  if (!first || args.some((a) => a.type === 'SpreadElement')) {
    return { code: 'unknown-argument', reason: `${member} is made without the arguments it needs` };
  }
  const orEmpty = (node: Node): EditPart[] =>
    node && node.type !== 'NullLiteral' ? [rangeOf(node)] : ["''"];
  const content = mediaContent(context, member, args);
  if (content) return content;
  switch (member) {
    case 'Msg.Elem.Text':
      // The legacy constructor escaped the text, and the escaped text was sent.
      return code`{ text: ${context.names.bridge}.xssFilter(${first}) }`;
    case 'Msg.Elem.Face':
      return code`{ index: ${first}, data: ${orEmpty(second)} }`;
    default:
      return code`{ data: ${first}, description: ${orEmpty(second)}, extension: ${orEmpty(third)} }`;
  }
}

/** Native code would send what receivers never got. */
const NEVER_SENT = 'webim.js left sounds and locations out of what it sent; native code would send them';

const add =
  (type: string): Rule =>
  (use) => {
    const [element] = use.args;
    if (use.args.length !== 1)
      return { code: 'unknown-argument', reason: `${use.site.member} takes one element` };
    const { bridge, TIM } = use.context.names;
    const value = use.context.facts.valueAt(use.site.unit, rangeOf(element));
    if (!value)
      return {
        code: 'ambiguous-type',
        reason: `${use.parsed.text(rangeOf(element))} is not known to be an element`,
      };
    return {
      ...rewritten(use, code`${bridge}.addElement(${use.receiver}, ${TIM}.TYPES.${type}, ${element})`),
      flows: [value.flow],
    };
  };

const ADDERS: Rules = {
  Msg: {
    addText: add('MSG_TEXT'),
    addFace: add('MSG_FACE'),
    addCustom: add('MSG_CUSTOM'),
    addImage: add('MSG_IMAGE'),
    addFile: add('MSG_FILE'),
    addLocation: refused('no-transform', NEVER_SENT),
  },
};

/**
 * `webim.sendMsg(msg, ok, err)`. Own group messages came back through the listener in legacy and do not in v2, so
 * they are handed to the handler after the callback; own C2C messages never came back.
 */
function send({ context, parsed, site, call }: SdkCall): NativeCall | Refusal {
  const message: Node = call.arguments[0];
  const value = message && context.facts.valueAt(parsed.unit, rangeOf(message));
  if (!value) return { code: 'ambiguous-type', reason: 'what is sent is not known to be a message' };
  const { tim, sendAndEcho } = context.names;
  const flows = [value.flow];
  const push = pushArgument(context, message, parsed.text(rangeOf(message)), value.flow);
  if (isRefusal(push)) return push;
  const sent = { parts: code`${tim}.sendMessage(${message}${push})`, flows };
  // While login stays on the shim, so do the listeners; it brings them what native code sends.
  if (context.plan.login === 'shim' || isC2COnly(context, value.flow)) return sent;
  if (context.plan.instance === 'bridge')
    return { parts: code`${sendAndEcho}(${tim}, ${message}${push})`, flows };
  if (
    context.plan.held !== undefined &&
    context.units.some(({ unit }) => /\.MESSAGE_RECEIVED\b/.test(unit.code))
  ) {
    return {
      code: 'needs-other-site',
      reason:
        'own group messages have to be handed to the listeners, which an earlier run converted without this call',
    };
  }
  const login = readLogin(context);
  if (isRefusal(login) || !login.receives) return sent;
  if (!login.reaches(site)) {
    return {
      code: 'needs-other-site',
      reason: `own group messages have to be handed to the listeners at ${login.place}, which cannot be called from here`,
    };
  }
  return { parts: code`${sendAndEcho}(${message})`, flows, echo: true };
}

/** Do all messages of this flow go to one user? Then nothing is echoed. */
function isC2COnly(context: TransformContext, flow: number): boolean {
  const made = context.facts.sites.filter(
    (s) => s.kind === 'constructor' && s.member === 'Msg' && s.flow === flow,
  );
  return made.length > 0 && made.every((site) => isC2CMessage(context, site));
}

function isC2CMessage(context: TransformContext, site: Site): boolean {
  const parsed = context.parsed(site.unit);
  const session: Node = (parsed.pathAt(site)?.node as Node)?.arguments[0];
  if (!session) return false;
  const flow = context.facts.valueAt(site.unit, rangeOf(session))?.flow;
  const others = context.facts.sites.some(
    (s) => s.kind !== 'constructor' && context.facts.valueAt(s.unit, s)?.flow === flow && flow !== undefined,
  );
  if (others) return false;
  const sessions = context.facts.sites.filter(
    (s) => s.kind === 'constructor' && s.member === 'Session' && s.flow === flow && flow !== undefined,
  );
  return sessions.length > 0 && sessions.every((s) => typeOf(context, s) === 'C2C');
}

function typeOf(context: TransformContext, session: Site): string | undefined {
  const type: Node = (context.parsed(session.unit).pathAt(session)?.node as Node)?.arguments[0];
  if (type?.type === 'StringLiteral') return type.value;
  return type && context.facts.sdkPath(session.unit, rangeOf(type))?.replace('SESSION_TYPE.', '');
}
