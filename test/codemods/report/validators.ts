import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

export const LEDGER_SCHEMA = read(new URL('../../../schema/ledger-1.json', import.meta.url).pathname);

const ledger = compile(LEDGER_SCHEMA, true);
let sarif: ValidateFunction | undefined;

/** What is wrong with a JSON report, by its published schema. */
export const ledgerErrors = (value: unknown): string[] => errorsOf(ledger, value);

const plan = compile(read(new URL('../../../schema/plan-1.json', import.meta.url).pathname), true);

/** What is wrong with a plan file, by its published schema. */
export const planErrors = (value: unknown): string[] => errorsOf(plan, value);

/** What is wrong with a SARIF log, by the official schema. */
export function sarifErrors(value: unknown): string[] {
  // Its two keywords that later drafts changed are the address of the draft and its own.
  const { $schema, id, ...schema } = read(
    require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
  );
  sarif ??= compile(schema, false);
  return errorsOf(sarif, value);
}

function compile(schema: object, strict: boolean): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict, strictRequired: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

function errorsOf(validate: ValidateFunction, value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}
