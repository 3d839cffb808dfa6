import type { ASTPath } from 'jscodeshift';
import { code, type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { readCallbacks, thenParts } from './callbacks.ts';
import { isDiscarded, isNothing, type Node } from './expressions.ts';
import { logLevel, optionsRefusal, readInfo, testEnvironment } from './login-shape.ts';
import { uploads } from './media.ts';
import { isLoginSite } from './native-call.ts';
import { isImporting, UPLOAD_PLUGIN } from './sdk-imports.ts';
import { proposeListeners } from './shared-listeners.ts';
import { isBranch } from './statements.ts';
import {
  isRefusal,
  type ParsedUnit,
  Proposals,
  type Refusal,
  type TransformContext,
  type UnitEdit,
} from './transform.ts';

/**
 * Logins whose v2 instance the bridge holds: in modules, in several places, with listeners that come from elsewhere.
 * Each call makes the instance or finds it, hands over its listeners as they are and logs in; the latest wins.
 */
export function sharedLogins(context: TransformContext): Proposals {
  const proposals = new Proposals('login');
  const sites = context.facts.sites.filter(isLoginSite);
  for (const site of sites) {
    const edit = loginEdit(context, site);
    if (isRefusal(edit)) proposals.block(site, edit);
    else proposals.convert({ sites: [site], ...edit, needs: sites });
  }
  proposeListeners(context, proposals, sites);
  return proposals;
}

function loginEdit(context: TransformContext, site: Site) {
  const parsed = context.parsed(site.unit);
  const path = parsed.pathAt(site);
  const call: Node = path?.node;
  if (!path || call?.type !== 'CallExpression') {
    return { code: 'unknown-argument', reason: 'login is not called by name' } satisfies Refusal;
  }
  const { tim, TIM, bridge } = context.names;
  const callbacks = readCallbacks(context, parsed, site, 3, (profile) => `${bridge}.loginAnswer(${profile})`);
  if (isRefusal(callbacks)) return callbacks;
  const [given, listeners, options] = call.arguments as Node[];
  const info = readInfo(parsed, given);
  if (isRefusal(info)) return info;
  const refusal = optionsRefusal(context, parsed, options);
  if (refusal) return refusal;
  if (!isNothing(listeners) && !context.facts.isOpenBook(parsed.unit, rangeOf(listeners))) {
    const reason = 'the listeners, or some of them, come from where they cannot be read';
    return { code: 'unknown-listeners', reason } satisfies Refusal;
  }
  const none: EditPart[] = ['{}'];
  const steps: EditPart[][] = [
    code`${bridge}.createTim(${TIM}, { SDKAppID: ${info.sdkAppID} })`,
    ...logLevelStep(context, parsed, options),
    ...plugin(context, site),
    code`${bridge}.setListeners(${tim}, ${isNothing(listeners) ? none : [rangeOf(listeners)]})`,
    [
      ...code`${bridge}.loginUntilReady(${tim}, { userID: ${info.identifier}, userSig: ${info.userSig} })`,
      ...thenParts(parsed, call, callbacks),
    ],
  ];
  const place: Node = isBranch(path.parent) ? path.parent.node : call;
  const edit: UnitEdit = { ...rangeOf(place), parts: sequence(path, parsed, steps), unit: site.unit };
  const remark = testEnvironment(context, parsed, options);
  return { edits: [edit], flows: callbacks.flows, errors: callbacks.errors, remark };
}

/**
 * Pages have the plugin for uploads as a global, which the bridge finds; modules import it. After the login v2 would not
 * take it.
 */
function plugin(context: TransformContext, { unit }: Site): EditPart[][] {
  if (unit.kind !== 'module' || !uploads(context) || !isImporting(context)) return [];
  return [[`${context.names.bridge}.registerUploadPlugin(${context.names.tim}, ${UPLOAD_PLUGIN})`]];
}

function logLevelStep(context: TransformContext, parsed: ParsedUnit, options: Node): EditPart[][] {
  const level = logLevel(context, parsed, options);
  return level ? [code`${context.names.tim}.setLogLevel(${level})`] : [];
}

/** Does the statement begin its line? */
function onOwnLine(path: ASTPath, { unit }: ParsedUnit): boolean {
  const { start } = path.parent.node as Node;
  return unit.code.slice(unit.code.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
}

/** Several calls where one stood: statements where there is room for them. */
function sequence(path: ASTPath, parsed: ParsedUnit, steps: readonly EditPart[][]): EditPart[] {
  const joined = (separator: string) => steps.flatMap((step, i) => (i === 0 ? step : [separator, ...step]));
  if (path.parent?.node.type === 'ExpressionStatement') {
    if (isBranch(path.parent)) return ['{ ', ...joined('; '), '; }'];
    return joined(onOwnLine(path, parsed) ? ';\n' : '; ');
  }
  const list = ['(', ...joined(', '), ')'];
  return isDiscarded(path) ? list : ['void ', ...list];
}
