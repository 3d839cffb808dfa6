import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { PACKAGE_ROOT } from '../pages/assets.ts';

/** Files of ours that people keep, may edit and hand back. */
type SchemaName = 'baseline-1' | 'plan-1';

const compiled = new Map<SchemaName, ValidateFunction>();

/**
 * What is wrong with the content of a file, by the published schema in `schema/`; undefined when nothing is. The first
 * problem is enough: one mistake makes several.
 */
export function schemaProblem(name: SchemaName, value: unknown): string | undefined {
  const validate = compiled.get(name) ?? compile(name);
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  return `${error?.instancePath ?? ''} ${error?.message ?? '?'}`.trim();
}

function compile(name: SchemaName): ValidateFunction {
  // Loaded here, because few runs read such a file.
  const { Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const schema = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'schema', `${name}.json`), 'utf8'));
  const validate = new Ajv2020({ unicodeRegExp: false }).compile(schema);
  compiled.set(name, validate);
  return validate;
}
