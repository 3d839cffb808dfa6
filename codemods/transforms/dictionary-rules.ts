import { ELEMENTS, type ElementClassName, type ElementField } from '../../dictionary/elements.ts';
import type { FieldSource } from '../../dictionary/field-source.ts';
import type { ObjectField } from '../../dictionary/objects.ts';
import { SHAPES, type ShapeName } from '../../dictionary/responses.ts';
import type { EditPart } from '../edits.ts';
import {
  type MemberUse,
  OTHERS,
  ownFieldOfAnswer,
  property,
  type Rule,
  readOnly,
  refused,
  rewritten,
  unexpectedArguments,
} from './members.ts';

type RulesOfType = Record<string, Rule>;

const toHtml = refused('to-html', 'toHtml() has no native counterpart');

/** Rules for the fields of answers, errors and notices, those every answer has included. */
export function shapeRules(...names: ShapeName[]): Record<string, RulesOfType> {
  const rules: Record<string, RulesOfType> = {};
  for (const name of names) {
    const isAnswer = name.endsWith('Response');
    const fields = { ...(isAnswer ? SHAPES.Response.fields : {}), ...SHAPES[name].fields } as Record<
      string,
      FieldSource
    >;
    rules[name] = Object.fromEntries(
      Object.entries(fields).map(([field, source]) => [field, sourceRule(source)]),
    );
    (rules[name] as RulesOfType)[OTHERS] = ownFieldOfAnswer;
  }
  return rules;
}

/** Rules for an object with getters and bare properties. */
export function objectRules(fields: readonly ObjectField[]): RulesOfType {
  const rules: RulesOfType = { toHtml };
  for (const field of fields) {
    for (const name of [field.property, field.getter]) if (name) rules[name] = sourceRule(field);
  }
  return rules;
}

/** Rules for what an element holds. */
export function elementRules(name: ElementClassName): RulesOfType {
  return { toHtml, ...fieldRules(ELEMENTS[name].fields) };
}

export function fieldRules(fields: readonly ElementField[]): RulesOfType {
  const rules: RulesOfType = {};
  for (const field of fields) {
    const rule = field.v2
      ? property(field.v2)
      : refused('field-unknown', `the element does not have it; ${field.note}`);
    for (const member of [field.property, field.getter]) if (member) rules[member] = rule;
  }
  return rules;
}

/** The rule behind `$.data.message.time`, `webim2tim.parseElements($)`, `($.nick || $.from)` or a constant. */
export function sourceRule(source: FieldSource): Rule {
  const { v2, constant, note } = source;
  if (source.lost) return lostRule(note ?? '');
  if (constant !== undefined)
    return constantRule(typeof constant === 'string' ? `'${constant}'` : String(constant));
  if (v2 === null) return refused('field-unknown', `v2 does not have it; ${note}`);
  const path = /^\$\.([\w.]+)$/.exec(v2);
  return path ? property(path[1] as string) : expressionRule(v2);
}

/** The same text whatever the object holds: `ActionStatus` of an answer that came is `'OK'`. */
function constantRule(text: string): Rule {
  return (use) => (use.write ? readOnly(use) : rewritten(use, [text]));
}

/** Nothing is there any more; the place is converted, and somebody is told. */
function lostRule(note: string): Rule {
  return (use) => {
    if (use.write) return readOnly(use);
    const remark = { code: 'field-unknown' as const, reason: `v2 does not have ${use.site.member}; ${note}` };
    return { ...rewritten(use, ['undefined']), remark };
  };
}

function expressionRule(template: string): Rule {
  const parenthesised = /^\((.*)\)$/.exec(template);
  const pieces = (parenthesised ? (parenthesised[1] as string) : template).split('$');
  return (use) => {
    if (use.write) return readOnly(use);
    if (use.args.length > 0) return unexpectedArguments(use);
    const { again } = use;
    if (pieces.length > 2 && !again) {
      return {
        code: 'no-transform',
        reason: `${use.site.member} is read from an expression that cannot be written twice`,
      };
    }
    return rewritten(use, fill(use, pieces), !parenthesised);
  };
}

/** Every `$` is the receiver itself, where other edits apply. */
function fill(use: MemberUse, pieces: string[]): EditPart[] {
  const { bridge, TIM } = use.context.names;
  const text = (piece: string) => piece.replaceAll('webim2tim.', `${bridge}.`).replaceAll('TIM.', `${TIM}.`);
  return pieces.flatMap((piece, index): EditPart[] =>
    index === 0 ? [text(piece)] : [use.receiver, text(piece)],
  );
}
