import type { CoreEvent } from './core/model.ts';

/** What goes wrong instead of the ordinary answer. */
export type FaultAction =
  | { kind: 'fail'; code: number; message: string }
  | { kind: 'silence' }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'malformed'; raw: string }
  | { kind: 'drop' };

/** What goes wrong with a push: it comes twice, or after the next one of its session. */
export type PushFaultAction = { kind: 'duplicate' } | { kind: 'reorder' };

export interface FaultOptions {
  /** Only for this user's commands, or for pushes to this user. */
  userID?: string;
  /** How often it strikes, default once; `Infinity` for always. */
  times?: number;
}

export interface Fault {
  /** The command, or for a fault on pushes the type of the event. */
  readonly command: string;
  readonly action: FaultAction | PushFaultAction;
  /** How often it has struck. */
  readonly struck: number;
  remove(): void;
}

/** In place of a command's name: whatever comes. */
export const EVERY_COMMAND = '*';

/** In place of an event's type: whatever is pushed. */
export const EVERY_PUSH = '*';

/** Type of the event that a push brings. */
export type PushType = CoreEvent['type'] | typeof EVERY_PUSH;

interface ArmedFault<Action extends FaultAction | PushFaultAction> extends Fault {
  readonly action: Action;
  struck: number;
  options: FaultOptions;
}

/**
 * Faults to order: the next answer to a command fails, stays away, comes late or broken, or the line drops.
 *
 * @example loopback.faults.fail('im_open_status.wslogin', 70003, 'UserSig illegal');
 */
export class Faults {
  #armed: ArmedFault<FaultAction>[] = [];
  #armedForPushes: ArmedFault<PushFaultAction>[] = [];

  /** The command is refused; it has no effect. */
  fail(command: string, code: number, message = 'injected failure', options: FaultOptions = {}): Fault {
    return this.#arm(command, { kind: 'fail', code, message }, options);
  }

  /** The command has its effect, but no answer is sent. */
  silence(command: string, options: FaultOptions = {}): Fault {
    return this.#arm(command, { kind: 'silence' }, options);
  }

  /** The command waits before it is carried out. */
  delay(command: string, milliseconds: number, options: FaultOptions = {}): Fault {
    return this.#arm(command, { kind: 'delay', milliseconds }, options);
  }

  /** The command has its effect, but these bytes are sent instead of the answer. */
  malformed(command: string, raw = '{"head":', options: FaultOptions = {}): Fault {
    return this.#arm(command, { kind: 'malformed', raw }, options);
  }

  /** The connection is cut instead of an answer; the command has no effect. */
  drop(command: string, options: FaultOptions = {}): Fault {
    return this.#arm(command, { kind: 'drop' }, options);
  }

  /** The push is sent twice, byte for byte. Only sockets are pushed to; a poll is answered once. */
  duplicate(type: PushType = EVERY_PUSH, options: FaultOptions = {}): Fault {
    return this.#armForPushes(type, { kind: 'duplicate' }, options);
  }

  /**
   * The push is sent after the next one of its session: two are swapped. Without a next one within a second it is
   * sent as it is. Only sockets are pushed to.
   */
  reorder(type: PushType = EVERY_PUSH, options: FaultOptions = {}): Fault {
    return this.#armForPushes(type, { kind: 'reorder' }, options);
  }

  clear(): void {
    this.#armed = [];
    this.#armedForPushes = [];
  }

  /** Takes the fault that strikes this command now, if any. */
  take(command: string, userID: string): FaultAction | undefined {
    return strike(this.#armed, command, userID);
  }

  /** Takes the fault that strikes this push now, if any. */
  takeForPush(type: CoreEvent['type'], userID: string): PushFaultAction | undefined {
    return strike(this.#armedForPushes, type, userID);
  }

  #arm(command: string, action: FaultAction, options: FaultOptions): Fault {
    const remove = () => {
      this.#armed = this.#armed.filter((one) => one !== fault);
    };
    const fault = { command, action, options, struck: 0, remove };
    this.#armed.push(fault);
    return fault;
  }

  #armForPushes(type: PushType, action: PushFaultAction, options: FaultOptions): Fault {
    const remove = () => {
      this.#armedForPushes = this.#armedForPushes.filter((one) => one !== fault);
    };
    const fault = { command: type, action, options, struck: 0, remove };
    this.#armedForPushes.push(fault);
    return fault;
  }
}

function strike<Action extends FaultAction | PushFaultAction>(
  armed: ArmedFault<Action>[],
  name: string,
  userID: string,
): Action | undefined {
  const fault = armed.find(
    (one) =>
      (one.command === name || one.command === EVERY_COMMAND) &&
      (one.options.userID === undefined || one.options.userID === userID),
  );
  if (!fault) return undefined;
  fault.struck += 1;
  if (fault.struck >= (fault.options.times ?? 1)) fault.remove();
  return fault.action;
}
