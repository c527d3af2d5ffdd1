import type { ReactElement } from "react";

/** As many pairs as a person compares at a time. */
const pairsInGroup = 8;

const groupsOf = (fingerprint: string): readonly string[] =>
  fingerprint.match(new RegExp(`(?:..:?){1,${pairsInGroup}}`, "g")) ?? [];

/** A SHA-256 fingerprint, in groups that break nowhere else. */
export const Fingerprint = ({ value }: { readonly value: string }): ReactElement => (
  <code className="it-fingerprint" data-testid="certificate-fingerprint">
    {groupsOf(value).map((group, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same
      <span key={index}>{group}</span>
    ))}
  </code>
);
