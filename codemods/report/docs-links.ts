import { codeUrl } from '../../dictionary/codes.ts';
import { VERSION } from '../pages/assets.ts';
import type { Lang } from './texts.ts';

/** The published package has its documentation with it, so a link leads to the text of the very version that ran. */
const PUBLISHED = `https://unpkg.com/webim2tim@${VERSION}/`;

/** Web address of the page that explains a code. */
export function docsLink(code: string, lang: Lang): string {
  return `${PUBLISHED}${codeUrl(code, lang)}`;
}

export const PACKAGE_LINK = 'https://www.npmjs.com/package/webim2tim';
