declare const __DIAGNOSTICS__: boolean | undefined;

/**
 * Whether this build records calls and speaks on the console. The bundler replaces `__DIAGNOSTICS__`: true in
 * the plain build, false in the minified one; where nothing replaces it (tests, the package), a global of that
 * name decides, and without one it speaks.
 */
export const DIAGNOSTICS: boolean = typeof __DIAGNOSTICS__ === 'undefined' ? true : __DIAGNOSTICS__;
