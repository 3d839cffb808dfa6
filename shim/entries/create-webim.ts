import type { TimModule } from '../bridge/native.ts';
import { onInstance } from '../bridge/shared-instance.ts';
import { createCapabilities } from '../capabilities.ts';
import { attach } from '../connection/attach.ts';
import type { Client } from '../connection/client.ts';
import { createClient, createGate } from '../connection/create-client.ts';
import { type Crossing, createCrossing } from '../connection/crossing.ts';
import { createDiagnostics, type MigrateHandle } from '../diagnostics/migrate.ts';
import { createMessageStore } from '../store/message-store.ts';
import { assembleWebim, type Webim } from '../surface/assemble-webim.ts';
import type { DiagnosticsSink, MigrateOptions } from '../surface/capabilities.ts';
import { assign } from '../tool/assign.ts';

/** The legacy global on v2. */
export interface WebimOnTim extends Webim {
  migrate: MigrateHandle & Crossing;
}

/**
 * A `webim` object on a given v2 module. Each has its own login and MsgStore; classes, Tool, Log, constants and
 * emotions belong to the page and are shared.
 * @param TIM the module (`import TIM from 'tim-js-sdk'`), or a function that finds it when it is needed first.
 * @param options as for `webim.migrate.configure`.
 */
export function createWebim(
  TIM: TimModule | (() => TimModule | undefined),
  options?: MigrateOptions,
): WebimOnTim {
  return assembleOnTim(TIM, options).webim;
}

/** {@link createWebim} for the one `webim` of a page or package: it shares its v2 instance with native code. */
export function createSharedWebim(
  TIM: TimModule | (() => TimModule | undefined),
  options?: MigrateOptions,
): WebimOnTim {
  return createPageWebim(TIM, options).webim;
}

/** {@link createSharedWebim} with the way to report what happens to the global it becomes. */
export function createPageWebim(
  TIM: TimModule | (() => TimModule | undefined),
  options?: MigrateOptions,
): { webim: WebimOnTim; warn: DiagnosticsSink['warn'] } {
  const { webim, client } = assembleOnTim(TIM, options);
  client.shared = true;
  onInstance((tim) => {
    if (client.tim !== tim) attach(client, tim);
  });
  return { webim, warn: client.diagnostics.warn };
}

function assembleOnTim(
  TIM: TimModule | (() => TimModule | undefined),
  options: MigrateOptions | undefined,
): { webim: WebimOnTim; client: Client } {
  // Diagnostics and client know each other; the handle is asked only after both are there.
  let client: Client | null = null;
  const native = {
    tim: () => (client ? client.tim : null),
    attach: (tim: unknown) => {
      if (client) attach(client, tim);
    },
  };
  const diagnostics = createDiagnostics(native, options);
  const store = createMessageStore();
  client = createClient(diagnostics.sink, store, typeof TIM === 'function' ? TIM : () => TIM);
  const context = {
    capabilities: createCapabilities(client),
    gate: createGate(client),
    store,
    sink: diagnostics.sink,
  };
  const migrate = assign(diagnostics.handle, createCrossing(client));
  return { webim: assembleWebim(context, migrate) as WebimOnTim, client };
}
