/** An application's own field as legacy wrote it. */
export interface KeyValue {
  Key: string;
  Value: unknown;
}

/** The own fields in options; undefined when there are none. */
export function toNativeFields(fields: ReadonlyArray<KeyValue> | undefined) {
  return fields && fields.map(({ Key, Value }) => ({ key: Key, value: Value }));
}

/** The own fields of a v2 group or member. */
export function toLegacyFields(
  fields: ReadonlyArray<{ key: string; value: unknown }> | undefined,
): KeyValue[] {
  return (fields || []).map(({ key, value }) => ({ Key: key, Value: value }));
}
