import { isDeepStrictEqual } from "node:util";
import type { PolicyContent } from "../../contract/office/policy/policy-content.ts";

export interface Difference {
  /** "policy.promptMs" */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

const fieldsOf = ({ policy, ...content }: PolicyContent): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ...Object.entries(policy).map(([name, value]) => [`policy.${name}`, value] as const),
    ...Object.entries(content),
  ]);

/** The fields that differ between two contents. */
export const differencesBetween = (before: PolicyContent, after: PolicyContent): readonly Difference[] => {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...old.keys(), ...fresh.keys()])];
  return names
    .map((field) => ({ field, before: old.get(field), after: fresh.get(field) }))
    .filter(({ before: one, after: other }) => !isDeepStrictEqual(one, other));
};
