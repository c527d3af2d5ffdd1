import type { Sha256Hex } from "../words.ts";
import type { ChainLink, Position } from "./chain.ts";
import { genesisHash } from "./entry.ts";

/** What an upload means for the ledger that is held. */
export type Verdict =
  /** It continues the ledger by `links`; none of them where all is held already. */
  | { readonly kind: "append"; readonly links: readonly ChainLink[] }
  /** The device holds less than the centre, and what it holds is the same: it lost entries. */
  | { readonly kind: "truncation" }
  /** Entries between are missing; `expectedSeq` is where to go on from. */
  | { readonly kind: "gap"; readonly expectedSeq: number }
  /** Two histories: entry `seq` is not the one that is held. `links` are the device's from there on. */
  | { readonly kind: "fork"; readonly seq: number; readonly links: readonly ChainLink[] };

/** The hash the centre holds at a position of the epoch; undefined beyond its end. */
export type HashHeld = (seq: number) => Sha256Hex | undefined;

const judgeCheckpoint = (held: Position, claimed: Position, hashHeld: HashHeld): Verdict => {
  if (claimed.size > held.size) return { kind: "gap", expectedSeq: held.size + 1 };
  const hash = claimed.size === 0 ? genesisHash : hashHeld(claimed.size);
  if (hash !== claimed.head) return { kind: "fork", seq: claimed.size, links: [] };
  return claimed.size < held.size ? { kind: "truncation" } : { kind: "append", links: [] };
};

const judgeEntries = (held: Position, first: ChainLink, links: readonly ChainLink[], hashHeld: HashHeld): Verdict => {
  const before = first.envelope.seq - 1;
  if (before > held.size) return { kind: "gap", expectedSeq: held.size + 1 };
  if (before > 0 && hashHeld(before) !== first.envelope.prev) return { kind: "fork", seq: before, links };
  const differs = links.findIndex(({ envelope, hash }) => envelope.seq <= held.size && hashHeld(envelope.seq) !== hash);
  const different = links[differs];
  if (different) return { kind: "fork", seq: different.envelope.seq, links: links.slice(differs) };
  return { kind: "append", links: links.filter(({ envelope }) => envelope.seq > held.size) };
};

/**
 * Judges one epoch's upload. `links` form an unbroken chain that ends in `claimed`, the signed checkpoint's position;
 * `hashHeld` must know every position of `links` that is held, the one before the first, and `claimed.size`.
 */
export const judgeUpload = (
  held: Position,
  claimed: Position,
  links: readonly ChainLink[],
  hashHeld: HashHeld,
): Verdict => {
  const [first] = links;
  return first ? judgeEntries(held, first, links, hashHeld) : judgeCheckpoint(held, claimed, hashHeld);
};
