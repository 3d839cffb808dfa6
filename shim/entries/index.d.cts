/** Types of `require('webim2tim')`: the legacy object itself, with the names of the ESM entry on it. */
type Entry = typeof import('./index.js', { with: { 'resolution-mode': 'import' }});
declare const webim: Entry['default'] & Entry;
export = webim;
