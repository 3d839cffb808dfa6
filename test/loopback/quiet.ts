import type { Loopback } from '../../loopback/index.ts';

/** Resolves when no command but polls has come for a while: v2 goes on asking after SDK_READY and after a reconnection. */
export async function quiet(loopback: Loopback): Promise<void> {
  const count = () => loopback.journal.entries({ command: /^(?!.*(longpolling|get_msg)$)/ }).length;
  for (let before = -1; before !== count(); ) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
