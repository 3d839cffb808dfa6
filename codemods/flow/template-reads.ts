import { isLegacy, type LegacyType, type ObjectValue, type Slot, type Value } from './graph.ts';
import type { Leak } from './leaks.ts';
import type { LegacyTypes } from './legacy-types.ts';
import type { Model } from './model.ts';
import type { ParsedScript } from './program.ts';

/** A template reads data of a component: the path starts at a name in that data, see `TemplateRead`. */
export interface TemplateReadInput {
  /** Files whose scripts fill the data: the component itself, or the script beside the template. */
  files: readonly string[];
  path: readonly string[];
  /** For people: `chat.vue:9`. */
  place: string;
}

/** A read that takes a member of a legacy value, as `LegacyTypeName.member`. */
export interface LegacyTemplateRead {
  /** The very object that was given. */
  read: TemplateReadInput;
  member: string;
}

export interface TemplateFacts {
  legacy: LegacyTemplateRead[];
  /** The template reads the value as it is today, so it must not become another one. */
  leaks: Leak[];
}

/**
 * Connects templates with what the scripts keep for them. Frameworks hand data over in ways no code shows (`data()`,
 * `setData`, fields of `this`), so every object written in the script that has a field of that name counts.
 */
export function readTemplates(
  model: Model,
  types: LegacyTypes,
  reads: readonly TemplateReadInput[],
): TemplateFacts {
  const facts: TemplateFacts = { legacy: [], leaks: [] };
  if (reads.length === 0) return facts;
  const objects = objectsByFile(model);
  for (const read of reads) {
    const [root, ...rest] = read.path as [string, ...string[]];
    const starts = read.files
      .flatMap((file) => objects.get(file) ?? [])
      .flatMap(({ object, script }) => {
        const slot = object.fields.get(root);
        return slot ? [{ slot, script }] : [];
      });
    for (const { slot, script } of starts) {
      const member = follow(model, types, slot, rest, (held) =>
        facts.leaks.push({
          slot: held,
          node: held.node ?? script.ast,
          why: `read by the template at ${read.place}`,
        }),
      );
      if (member && !facts.legacy.some((known) => known.read === read)) facts.legacy.push({ read, member });
    }
  }
  return facts;
}

function objectsByFile(model: Model): Map<string, { object: ObjectValue; script: ParsedScript }[]> {
  const byFile = new Map<string, { object: ObjectValue; script: ParsedScript }[]>();
  for (const object of model.objects()) {
    if (!object.node || (object.origin !== 'literal' && object.origin !== 'instance')) continue;
    const script = model.program.scriptOf(object.node);
    const known = byFile.get(script.unit.file);
    if (known) known.push({ object, script });
    else byFile.set(script.unit.file, [{ object, script }]);
  }
  return byFile;
}

/** Walks along a path and says which member of a legacy value it takes, if it takes one. */
function follow(
  model: Model,
  types: LegacyTypes,
  start: Slot,
  path: readonly string[],
  onLegacy: (slot: Slot) => void,
): string | undefined {
  let at: { slot: Slot; value: Value }[] = valuesOf(start);
  let taken: string | undefined;
  for (const step of path) {
    const name = step.replace(/\(\)$/, '');
    const next: typeof at = [];
    for (const { slot, value } of at) {
      if (value.kind === 'object') {
        const field = name === '[]' ? value.read : value.fields.get(name);
        if (field) next.push(...valuesOf(field));
        if (isIndex(name)) next.push(...valuesOf(value.written));
      } else if (isLegacy(value)) {
        const { type } = value;
        if (types.isCollection(type.type)) {
          if (types.isArray(type.type) && !isIndex(name)) continue;
          for (const element of types.elementsOf(type)) next.push({ slot, value: model.legacy(element) });
          continue;
        }
        const declared = types.propertyType(type.type, name);
        // A getter that is not called is a field of something else.
        if (!declared || types.isMethod(type, name) === (step === name)) continue;
        onLegacy(slot);
        taken ??= `${type.name}.${name}`;
        const results = types.callSignatures(declared).map((signature) => signature.getReturnType());
        const inner: LegacyType[] = [declared, ...results].flatMap((each) => types.objectsIn(each));
        for (const each of inner) next.push({ slot, value: model.legacy(each) });
      }
    }
    at = next;
  }
  // What is handed on whole, to a child or a function, is read there.
  for (const { slot, value } of at) if (isLegacy(value)) onLegacy(slot);
  return taken;
}

const isIndex = (name: string) => /^(\[\]|\d+)$/.test(name);

const valuesOf = (slot: Slot) => [...slot.values.keys()].map((value) => ({ slot, value }));
