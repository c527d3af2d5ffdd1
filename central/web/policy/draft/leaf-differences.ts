import type { PolicyDifference } from "../../../../contract/office/policy/policy-rollouts.ts";
import type { FieldPath } from "./field-path.ts";

/** One change of a person. undefined where there is no value: before an addition, after a removal. */
export type LeafDifference = { readonly path: FieldPath; readonly before: unknown; readonly after: unknown };

type Container = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** A value with fields of its own. A list of days or numbers counts as one value. */
const isContainer = (value: unknown): value is Container =>
  isObject(value) && !(Array.isArray(value) && !value.some(isObject));

/** Levels are identified by their number: the first item of the list is level 5. */
const keyOf = (list: Container, name: string): string | number => {
  if (!Array.isArray(list)) return name;
  const item: unknown = list[Number(name)];
  return isContainer(item) && typeof item["level"] === "number" ? `level-${item["level"]}` : Number(name);
};

const leavesOf = (path: FieldPath, before: Container, after: Container): readonly LeafDifference[] => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const list = Array.isArray(before) ? before : after;
  return names.flatMap((name) => within([...path, keyOf(list, name)], before[name], after[name]));
};

const emptyLike = (other: Container): Container => (Array.isArray(other) ? [] : {}) as Container;

const isNothing = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

/** A part that is set as a whole or left out is also reported as a whole: the hours of each unit, or those set here. */
const within = (path: FieldPath, before: unknown, after: unknown): readonly LeafDifference[] => {
  if (JSON.stringify(before) === JSON.stringify(after) || (isNothing(before) && isNothing(after))) return [];
  if (isContainer(before) && isContainer(after)) return leavesOf(path, before, after);
  const whole = { path, before, after };
  const isField = path.length === 1;
  if (isContainer(after)) return [...(isField ? [whole] : []), ...leavesOf(path, emptyLike(after), after)];
  if (isContainer(before)) return [...(isField ? [whole] : []), ...leavesOf(path, before, emptyLike(before))];
  return [whole];
};

/** The fields that differ, down to the single text or number. */
export const leafDifferences = (differences: readonly PolicyDifference[]): readonly LeafDifference[] =>
  differences.flatMap(({ field, before, after }) => within(field.split("."), before, after));
