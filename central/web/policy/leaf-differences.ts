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
  const keyOf = (name: string) => {
    if (!Array.isArray(before)) return name;
    const item: unknown = before[Number(name)];
    // Levels go by their number: the first of them is the fifth.
    return isContainer(item) && typeof item["level"] === "number" ? `level-${item["level"]}` : Number(name);
  };
  return names.flatMap((name) => within([...path, keyOf(name)], before[name], after[name]));
};

/** The fields that differ, down to the single text or number. */
export const leafDifferences = (differences: readonly PolicyDifference[]): readonly LeafDifference[] =>
  differences.flatMap(({ field, before, after }) => within(field.split("."), before, after));
