import { rangeOf } from '../edits.ts';
import { isNothing, type Node } from './expressions.ts';
import { loginSites, staysWithLogin } from './native-call.ts';
import { Proposals, type Transform } from './transform.ts';

/** `webim.checkLogin()` -> `webim2tim.isLoggedIn(tim)`. */
export const checkLogin: Transform = {
  name: 'checkLogin',
  capabilities: ['connection'],
  run(context) {
    const proposals = new Proposals('check-login');
    const { bridge, tim } = context.names;
    for (const site of context.facts.sites) {
      if (site.kind !== 'api-call' || site.member !== 'checkLogin') continue;
      const call: Node = context.parsed(site.unit).pathAt(site)?.node;
      if (!call) continue;
      const refusal = staysWithLogin(context);
      if (refusal) proposals.block(site, refusal);
      else if (!call.arguments.every(isNothing)) {
        proposals.block(site, {
          code: 'unknown-argument',
          reason: 'the callback gets a legacy error at once, which native code has no counterpart for',
        });
      } else {
        proposals.convert({
          sites: [site],
          edits: [{ ...rangeOf(call), parts: [`${bridge}.isLoggedIn(${tim})`], unit: site.unit }],
          flows: [],
          needs: loginSites(context),
        });
      }
    }
    return proposals;
  },
};
