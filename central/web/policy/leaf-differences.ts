import type { PolicyDifference } from "../../../contract/office/policy-rollouts.ts";
import type { FieldPath } from "./field-path.ts";

/** One thing that a person changed. null where there is nothing: before an addition, after a removal. */
export type LeafDifference = { readonly path: FieldPath; readonly before: unknown; readonly after: unknown };

type Container = Readonly<Record<string, unknown>>;

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;

const within = (path: FieldPath, before: unknown, after: unknown): readonly LeafDifference[] => {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isContainer(before) || !isContainer(after)) return [{ path, before: before ?? null, after: after ?? null }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const keyOf = (name: string) => (Array.isArray(before) ? Number(name) : name);
  return names.flatMap((name) => within([...path, keyOf(name)], before[name], after[name]));
};

/** The fields that differ, down to the single text or number. */
export const leafDifferences = (differences: readonly PolicyDifference[]): readonly LeafDifference[] =>
  differences.flatMap(({ field, before, after }) => within(field.split("."), before, after));
