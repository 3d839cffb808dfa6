import { code, type EditPart } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { isDiscarded, isSimple, type Node } from './expressions.ts';
import {
  convertMembers,
  OTHERS,
  type Rule,
  type Rules,
  rewritten,
  splitMember,
  unchanged,
} from './members.ts';
import type { Refusal, Transform, TransformContext } from './transform.ts';

/** Fields and the setter that say how a message is pushed to devices that are offline. */
const FIELDS = new Set(['PushInfo', 'PushInfoBoolean', 'offlinePushInfo', 'setOfflinePushInfo']);

const setter: Rule = (use) => {
  const [info] = use.args;
  if (use.args.length !== 1)
    return { code: 'unknown-argument', reason: 'setOfflinePushInfo takes one argument' };
  if (!isDiscarded(use.path)) return { code: 'result-used', reason: 'setOfflinePushInfo returns nothing' };
  return rewritten(use, code`${use.receiver}.offlinePushInfo = ${info}`);
};

const RULES: Rules = {
  Msg: {
    PushInfo: unchanged,
    PushInfoBoolean: unchanged,
    offlinePushInfo: unchanged,
    setOfflinePushInfo: setter,
  },
  OfflinePushInfo: { [OTHERS]: unchanged },
};

/**
 * What an application says about the push of a message stays on the message, where v2 does not look; sending hands it
 * over: `tim.sendMessage(msg, webim2tim.pushOptions(msg))`.
 */
export const offlinePush: Transform = {
  name: 'offlinePush',
  capabilities: ['messages'],
  run: (context) => convertMembers('offlinePush', context, RULES),
};

const isPushSite = (site: Site): boolean => {
  const { type, name } = splitMember(site.member);
  return type === 'Msg' && FIELDS.has(name);
};

/** `, webim2tim.pushOptions(message)` for messages of a flow that has push information; nothing for others. */
export function pushArgument(
  context: TransformContext,
  message: Node,
  text: string,
  flow: number,
): EditPart[] | Refusal {
  if (!context.facts.sites.some((site) => isPushSite(site) && site.flow === flow)) return [];
  if (isSimple(message)) return [`, ${context.names.bridge}.pushOptions(${text})`];
  return {
    code: 'unknown-argument',
    reason: 'the message is the result of an expression that cannot be written twice',
  };
}

/** Does any message of the application have push information? */
export const pushes = (context: TransformContext): boolean => context.facts.sites.some(isPushSite);
