import { expect, it } from 'vitest';
import { beforeAfterPage } from '../../scripts/docs/before-after-page.ts';
import { pathOf } from './support/samples.ts';

// Fails when a committed page is not what the conversion cases hold; `-u` writes it.
it.each(['en', 'zh'] as const)('the pairs before and after in %s are current', async (lang) => {
  await expect(beforeAfterPage(lang)).toMatchFileSnapshot(pathOf(`docs/${lang}/before-after.md`));
});
