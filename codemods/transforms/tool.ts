import { rangeOf, replace } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { isAssigned } from './constants.ts';
import type { Node } from './expressions.ts';
import { Proposals, type Transform, type TransformContext } from './transform.ts';

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

/** Facts about the browser, which the old SDK found out as it was loaded. */
const BROWSER_FACT = /^BROWSER_INFO\.(type|ver)$/;

/**
 * `webim.Tool.getStrBytes(text)` -> `webim2tim.Tool.getStrBytes(text)`,
 * `webim.BROWSER_INFO.type` -> `webim2tim.Tool.getBrowserInfo().type`.
 */
export const tool: Transform = {
  name: 'tool',
  capabilities: ['tool'],
  run(context) {
    const proposals = new Proposals('tool');
    const filterIsSet = context.units.some(({ unit }) => unit.code.includes('xssFilterEnable'));
    const isPretended = context.facts.sites.some(
      (site) => BROWSER_FACT.test(site.member) && isAssigned(context, site),
    );
    for (const site of context.facts.sites) {
      const info = isPretended ? undefined : browserInfo(context, site);
      if (info) {
        const text = `${context.names.bridge}.Tool.getBrowserInfo()`;
        proposals.convert({
          sites: [site],
          edits: [{ ...replace(info, text), unit: site.unit }],
          flows: [],
        });
        continue;
      }
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

/** `webim.BROWSER_INFO` of a fact that is read right there; a variable that holds the object may be written to. */
function browserInfo(context: TransformContext, site: Site): Node | undefined {
  if (site.kind !== 'constant' || !BROWSER_FACT.test(site.member)) return undefined;
  const read: Node = context.parsed(site.unit).pathAt(site)?.node;
  const info: Node = read?.object;
  if (!info?.object) return undefined;
  return context.facts.sdkPath(site.unit, rangeOf(info.object)) === '' ? info : undefined;
}
