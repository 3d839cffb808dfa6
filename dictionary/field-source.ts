/** Where native code finds what a legacy field or getter held. */
export interface FieldSource {
  /** An expression in which `$` stands for the native value: `$.data.message.time`. `null`: nowhere. */
  v2: string | null;
  /** There is no value any more, neither on the shim nor in native code; somebody has to look. */
  lost?: true;
  /** The value is always this one in native code. */
  constant?: string | number;
  note?: string;
}

/** A legacy object: what native code holds instead, and field by field where the values are. */
export interface ObjectShape {
  /** What `$` is. */
  native: string;
  fields: { readonly [field: string]: FieldSource };
}

export function from(v2: string, note?: string): FieldSource {
  return note ? { v2, note } : { v2 };
}

/** v2 does not have it, and neither has an answer of the shim: native code finds nothing there. */
export function lost(note: string): FieldSource {
  return { v2: 'undefined', lost: true, note };
}

export function gone(note: string): FieldSource {
  return { v2: null, note };
}

export function always(constant: string | number): FieldSource {
  return { v2: null, constant };
}
