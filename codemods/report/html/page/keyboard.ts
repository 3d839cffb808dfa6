import { h } from './dom.ts';
import { keep, settings, t } from './state.ts';

/** What single keys do; nothing while somebody writes, or when they are switched off. */
export function listenToKeys(actions: Readonly<Record<string, () => void>>): void {
  addEventListener('keydown', (event) => {
    if (!settings.shortcuts || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
      return;
    const { target } = event;
    if (
      target instanceof HTMLElement &&
      target.closest('input:not([type=checkbox]), select, textarea, dialog')
    ) {
      if (event.key === 'Escape' && target.matches('input')) target.blur();
      return;
    }
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** The keys, and the switch for those who talk to their computer. */
export function showKeys(): void {
  const texts = t();
  const box = h('input', {
    type: 'checkbox',
    checked: settings.shortcuts,
    change: () => {
      settings.shortcuts = box.checked;
      keep('shortcuts', box.checked ? 'on' : 'off');
    },
  });
  const dialog = h(
    'dialog',
    { class: 'keys', 'aria-labelledby': 'keys', close: () => dialog.remove() },
    h('h2', { id: 'keys' }, texts.help),
    h(
      'dl',
      {},
      ...texts.shortcuts.flatMap(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)]),
    ),
    h('label', { class: 'check' }, box, texts.shortcutsOn),
    h('button', { class: 'primary', click: () => dialog.close() }, texts.close),
  );
  document.body.append(dialog);
  dialog.showModal();
}
