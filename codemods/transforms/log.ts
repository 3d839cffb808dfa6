import { replace } from '../edits.ts';
import type { Node } from './expressions.ts';
import { Proposals, type Transform } from './transform.ts';

const METHODS: Record<string, string> = {
  'Log.debug': 'console.debug',
  'Log.info': 'console.info',
  'Log.warn': 'console.warn',
  'Log.error': 'console.error',
};

/** `webim.Log.warn(text)` -> `console.warn(text)`. */
export const log: Transform = {
  name: 'log',
  capabilities: ['log'],
  run(context) {
    const proposals = new Proposals('log');
    for (const site of context.facts.sites) {
      const method = site.kind === 'api-call' && METHODS[site.member];
      const call: Node = method && context.parsed(site.unit).pathAt(site)?.node;
      if (!call) continue;
      proposals.convert({
        sites: [site],
        edits: [{ ...replace(call.callee, method as string), unit: site.unit }],
        flows: [],
      });
    }
    return proposals;
  },
};
