/** What goes wrong instead of the ordinary answer. */
export type FaultAction =
  | { kind: 'fail'; code: number; message: string }
  | { kind: 'silence' }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'malformed'; raw: string }
  | { kind: 'drop' };

export interface FaultOptions {
  /** Only for this user's commands. */
  userID?: string;
  /** How often it strikes, default once; `Infinity` for always. */
  times?: number;
}

export interface Fault {
  readonly command: string;
  readonly action: FaultAction;
  /** How often it has struck. */
  readonly struck: number;
  remove(): void;
}

/** In place of a command's name: whatever comes. */
export const EVERY_COMMAND = '*';

interface ArmedFault extends Fault {
  struck: number;
  options: FaultOptions;
}

/**
 * Faults to order: the next answer to a command fails, stays away, comes late or broken, or the line drops.
 *
 * @example loopback.faults.fail('im_open_status.wslogin', 70003, 'UserSig illegal');
 */
export class Faults {
  #armed: ArmedFault[] = [];

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

  clear(): void {
    this.#armed = [];
  }

  /** Takes the fault that strikes this command now, if any. */
  take(command: string, userID: string): FaultAction | undefined {
    const fault = this.#armed.find(
      (one) =>
        (one.command === command || one.command === EVERY_COMMAND) &&
        (one.options.userID === undefined || one.options.userID === userID),
    );
    if (!fault) return undefined;
    fault.struck += 1;
    if (fault.struck >= (fault.options.times ?? 1)) fault.remove();
    return fault.action;
  }

  #arm(command: string, action: FaultAction, options: FaultOptions): Fault {
    const fault: ArmedFault = {
      command,
      action,
      options,
      struck: 0,
      remove: () => {
        this.#armed = this.#armed.filter((one) => one !== fault);
      },
    };
    this.#armed.push(fault);
    return fault;
  }
}
