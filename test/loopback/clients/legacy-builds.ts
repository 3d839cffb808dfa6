import type { Loopback } from '../../../loopback/index.ts';
import type { ChatClient } from './chat-client.ts';
import { createLegacyClient, type LegacyPage } from './legacy-client.ts';
import { createMiniProgram } from './mini-program.ts';
import { createOldInternetExplorer } from './old-internet-explorer.ts';
import { createRedirectedContext } from './redirected-context.ts';

/** A build of the original SDK, and the surroundings it runs in. */
export interface LegacyBuild {
  name: string;
  create(loopback: Loopback, userID: string, userSig?: string): ChatClient;
}

type Open = (loopback: Loopback, file: string) => LegacyPage;

const inPage: Open = (loopback, file) => pageOf(createRedirectedContext(loopback, file));
const inOldBrowser: Open = (loopback, file) => pageOf(createOldInternetExplorer(loopback, file));
const inMiniProgram: Open = (loopback, file) => {
  const { context, exported } = createMiniProgram(loopback, file);
  return { webim: exported, close: context.close };
};

const pageOf = ({ window, close }: ReturnType<typeof createRedirectedContext>): LegacyPage => ({
  webim: window.webim,
  close,
});

const filesIn = (variable: string): string[] => (process.env[variable] ?? '').split(':').filter(Boolean);

function builds(variable: string, name: string, open: Open): LegacyBuild[] {
  const files = filesIn(variable);
  return files.map((file, index) => ({
    name: files.length > 1 ? `${name} #${index + 1}` : name,
    create: (loopback, userID, userSig) => createLegacyClient(open(loopback, file), userID, userSig),
  }));
}

/**
 * The original SDK is not part of this repository. WEBIM_JS gives paths of one or more builds for pages, WEBIM_WX_JS
 * for mini programs, with a colon between. A build for pages runs twice: with requests, and with script elements.
 */
export const LEGACY_BUILDS: LegacyBuild[] = [
  ...builds('WEBIM_JS', 'webim.js', inPage),
  ...builds('WEBIM_JS', 'webim.js by JSONP', inOldBrowser),
  ...builds('WEBIM_WX_JS', 'webim_wx.js', inMiniProgram),
];
