import type { ReactElement } from "react";

/** The number of pairs that a person compares at once. */
const pairsInGroup = 8;

const groupsOf = (fingerprint: string): readonly string[] =>
  fingerprint.match(new RegExp(`(?:..:?){1,${pairsInGroup}}`, "g")) ?? [];

/** A SHA-256 fingerprint, which breaks only between its groups. */
export const Fingerprint = ({ value }: { readonly value: string }): ReactElement => (
  <code className="it-fingerprint" data-testid="certificate-fingerprint">
    {groupsOf(value).map((group, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same
      <span key={index}>{group}</span>
    ))}
  </code>
);
