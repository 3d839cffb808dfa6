import { expect, it } from 'vitest';
import { cliPage } from '../../scripts/docs/cli-page.ts';
import { pathOf } from './support/samples.ts';

// Fails when a committed page is not what the commands say; `-u` writes it.
it.each(['en', 'zh'] as const)('the reference of the command line in %s is current', async (lang) => {
  await expect(cliPage(lang)).toMatchFileSnapshot(pathOf(`docs/${lang}/cli.md`));
});
