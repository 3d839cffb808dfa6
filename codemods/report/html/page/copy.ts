import { h } from './dom.ts';
import { t } from './state.ts';

/** A button that copies a text and says so. */
export function copyButton(text: string): HTMLButtonElement {
  const button = h(
    'button',
    {
      class: 'quiet copy',
      'aria-label': `${t().copy} ${text}`,
      click: async () => {
        await copy(text);
        button.textContent = t().copied;
        announce(t().copied);
        setTimeout(() => {
          button.textContent = t().copy;
        }, 1500);
      },
    },
    t().copy,
  );
  return button;
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages opened from a file may not have the clipboard; the old way works there.
    const area = h('textarea', { class: 'hidden' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

/** Says something to screen readers. */
export function announce(text: string): void {
  const region = document.getElementById('live');
  if (region) region.textContent = text;
}
