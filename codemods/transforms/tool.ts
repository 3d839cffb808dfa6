import { replace } from '../edits.ts';
import type { Node } from './expressions.ts';
import { Proposals, type Transform } from './transform.ts';

/** The functions of `webim.Tool` that `webim2tim.Tool` has, with the same arguments and results. */
const FUNCTIONS = new Set(
  (
    'formatTimeStamp groupTypeEn2Ch groupTypeCh2En groupRoleEn2Ch groupRoleCh2En groupMsgFlagEn2Ch groupMsgFlagCh2En ' +
    'formatText2Html formatHtml2Text getStrBytes xssFilter trimStr validNumber setCookie getCookie delCookie ' +
    'getQueryString isIE getBrowserInfo replaceObject'
  ).split(' '),
);

/** Functions that depend on the option of login. */
const FILTERS = new Set(['formatText2Html', 'xssFilter']);

/** `webim.Tool.getStrBytes(text)` -> `webim2tim.Tool.getStrBytes(text)`. */
export const tool: Transform = {
  name: 'tool',
  capabilities: ['tool'],
  run(context) {
    const proposals = new Proposals('tool');
    const filterIsSet = context.units.some(({ unit }) => unit.code.includes('xssFilterEnable'));
    for (const site of context.facts.sites) {
      if (site.kind !== 'api-call' || !site.member.startsWith('Tool.')) continue;
      const name = site.member.slice('Tool.'.length);
      const call: Node = context.parsed(site.unit).pathAt(site)?.node;
      if (!call || !FUNCTIONS.has(name)) continue;
      if (filterIsSet && FILTERS.has(name)) {
        proposals.block(site, {
          code: 'no-transform',
          reason: 'the page sets xssFilterEnable, which the functions of the bridge do not heed',
        });
        continue;
      }
      proposals.convert({
        sites: [site],
        edits: [{ ...replace(call.callee, `${context.names.bridge}.Tool.${name}`), unit: site.unit }],
        flows: [],
      });
    }
    return proposals;
  },
};
