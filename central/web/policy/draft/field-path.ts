/** The path of a field in a policy: ["pauseReasons", 0, "text", "zh"]. */
export type FieldPath = readonly (string | number)[];

const isContainer = (value: unknown): value is Readonly<Record<string | number, unknown>> =>
  typeof value === "object" && value !== null;

/** The value at a path; undefined where there is none. */
export const valueAt = (whole: unknown, path: FieldPath): unknown =>
  path.reduce((value: unknown, key) => (isContainer(value) ? value[key] : undefined), whole);

const changed = (whole: unknown, [key, ...rest]: FieldPath, value: unknown): unknown => {
  if (key === undefined) return value;
  const record = isContainer(whole) ? whole : {};
  const inner = changed(record[key], rest, value);
  if (Array.isArray(whole)) return whole.with(Number(key), inner);
  const entries = Object.entries({ ...record, [key]: inner });
  return Object.fromEntries(entries.filter(([, said]) => said !== undefined));
};

/** A copy with another value at the path; undefined removes the field. */
export const withValueAt = <Whole>(whole: Whole, path: FieldPath, value: unknown): Whole =>
  changed(whole, path, value) as Whole;

/** Whether a path lies in a field, or is the field. */
export const isWithin = (path: FieldPath, field: FieldPath): boolean =>
  field.length <= path.length && field.every((key, index) => key === path[index]);

export const isSamePath = (one: FieldPath, other: FieldPath): boolean =>
  one.length === other.length && isWithin(one, other);
