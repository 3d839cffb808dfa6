import { APPROXIMATED } from '../../dictionary/approximated.ts';
import { CALLS, type CallName } from '../../dictionary/calls.ts';
import { CLIENT_ERROR, clientErrorText } from '../../dictionary/errors.ts';
import { docsOfMember } from '../diagnostics/docs.ts';
import { DIAGNOSTICS } from '../diagnostics/flag.ts';
import { getReturnError } from '../errors/legacy-error.ts';
import { rememberedDownload } from '../messages/resources.ts';
import type { Session } from '../messages/session.ts';
import type { MessageStore } from '../store/message-store.ts';
import { getOwn } from '../tool/own.ts';
import { safeUrl } from '../tool/xss-filter.ts';
import type {
  Capabilities,
  Capability,
  CbErr,
  DiagnosticsSink,
  LegacyError,
  LoginGate,
} from './capabilities.ts';
import { LOCAL_CHECKS, READS_OPTIONS_FIRST } from './local-checks.ts';
import { answerUnavailable } from './unavailable.ts';

/** What the calls of one webim instance stand on. */
export interface CallContext {
  capabilities: Capabilities;
  gate: LoginGate;
  store: MessageStore;
  sink: DiagnosticsSink;
}

/** A client error as 1.7.3 makes it: three fields. */
function clientError(code: number, member: string): LegacyError {
  return getReturnError(clientErrorText(code, { service: 'webim', command: member }), code);
}

/** What keeps a call from needing a login from going out now: an error code, or 0. */
function loginProblem(gate: LoginGate): number {
  const state = gate.state();
  if (state === 'ready') return 0;
  return state === 'pending' ? CLIENT_ERROR.LOGIN_INCOMPLETE : CLIENT_ERROR.NOT_LOGGED_IN;
}

/** Index of `cbErr` among the arguments; -1 for the three functions that take none. */
function cbErrIndex(params: readonly string[]): number {
  for (let i = 0; i < params.length; i++) if (params[i] === 'cbErr?') return i;
  return -1;
}

/**
 * Builds one function of the surface: options that are needed, local checks, login check, in legacy order and
 * synchronously; then the capability, or the answer that there is none. Returns what the capability returns
 * only for `checkLogin`; all others give undefined, as in legacy.
 */
export function createCall(member: CallName, context: CallContext): Capability {
  const local = getOwn(LOCAL_CALLS, member);
  const signature = CALLS[member];
  const params: readonly string[] = signature.params;
  const needsOptions = getOwn(READS_OPTIONS_FIRST, member) === true;
  const check = getOwn(LOCAL_CHECKS, member);
  const errIndex = cbErrIndex(params);
  const sayDifference = () => {
    if (!DIAGNOSTICS || APPROXIMATED.indexOf(member) < 0) return;
    context.sink.warn('approximated-call', { member, place: docsOfMember(member, context.sink.lang()) });
  };

  const call = function (this: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: one body for functions of every arity
    const args = arguments;
    const cbErr = (errIndex < 0 ? undefined : args[errIndex]) as CbErr;
    if (needsOptions && (args[0] === null || args[0] === undefined)) {
      throw new TypeError(`webim.${member}: options are missing`);
    }
    const implementation = getOwn(context.capabilities, member);
    // setAutoRead is silent without login, checkLogin is the question itself: both do without the check.
    if (local && !implementation) {
      sayDifference();
      return local(context).apply(this, args as unknown as unknown[]);
    }
    const problem =
      (check ? check(args[0]) : 0) ||
      (signature.needsLogin && errIndex >= 0 ? loginProblem(context.gate) : 0);
    if (problem) {
      if (context.gate.state() === 'anonymous' && signature.needsLogin) {
        context.sink.warn('anonymous-call', { member });
      }
      if (cbErr) cbErr(clientError(problem, member));
      return undefined;
    }
    if (!implementation) {
      answerUnavailable(member, cbErr, context.sink);
      return undefined;
    }
    sayDifference();
    const result = implementation.apply(this, args as unknown as unknown[]);
    return member === 'checkLogin' ? result : undefined;
  };
  setArity(call, params.length);
  return call as Capability;
}

/** `length` is what introspection sees; ES5 engines do not let it be set and need not. */
function setArity(call: unknown, arity: number): void {
  try {
    Object.defineProperty(call, 'length', { value: arity, configurable: true });
  } catch (_error) {
    // see above
  }
}

/** Members that need no SDK: used unless a capability of the same name is given. */
const LOCAL_CALLS: { [member: string]: (context: CallContext) => Capability } = {
  checkLogin:
    (context) =>
    (cbErr?: CbErr, isNeedCallBack?: boolean): boolean => {
      const state = context.gate.state();
      if (state === 'ready' || state === 'pending') return true;
      if (isNeedCallBack && cbErr) cbErr(clientError(CLIENT_ERROR.NOT_LOGGED_IN, 'checkLogin'));
      return false;
    },
  setAutoRead:
    (context) =>
    (selSess: Session | null | undefined, isOn: boolean, isResetAll?: boolean): void => {
      context.store.setAutoRead(selSess, isOn, isResetAll);
    },
  handleApplyJoinGroup: () => {
    // Does nothing in legacy either; the working name is handleApplyJoinGroupPendency.
    return doNothing;
  },
  setJsonpLastRspData: () => {
    // Transport of IE 9 and older.
    return doNothing;
  },
  onDownFile:
    () =>
    (uuid: string): void => {
      const url = safeUrl(rememberedDownload(uuid));
      if (url && typeof window !== 'undefined') window.open(url);
    },
};

function doNothing(): void {}
