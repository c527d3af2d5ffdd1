import type { Sha256Hex } from "../words.ts";
import type { ChainLink, Position } from "./chain.ts";
import { genesisHash } from "./entry.ts";
import { type Hole, holeBetween } from "./hole.ts";

/** The meaning of an upload for the stored ledger. */
export type Verdict =
  /** It continues the ledger by `links`, or fills a hole in it; `links` is empty where all are stored already. */
  | { readonly kind: "append"; readonly links: readonly ChainLink[] }
  /** The device has fewer entries than the centre, and these are the same: it lost some. */
  | { readonly kind: "truncation" }
  /** Entries between are missing; `expectedSeq` is the one to continue from. */
  | { readonly kind: "gap"; readonly expectedSeq: number }
  /** Two histories: entry `seq` differs from the stored one. `links` are the device's from there on. */
  | { readonly kind: "fork"; readonly seq: number; readonly links: readonly ChainLink[] };

/** The hash that the centre stores for a position of the epoch; undefined beyond its end, and for a lost entry. */
export type StoredHash = (seq: number) => Sha256Hex | undefined;

const judgeCheckpoint = (held: Position, claimed: Position, storedHash: StoredHash): Verdict => {
  if (claimed.size > held.size) return { kind: "gap", expectedSeq: held.size + 1 };
  const hash = claimed.size === 0 ? genesisHash : storedHash(claimed.size);
  if (hash !== claimed.head) return { kind: "fork", seq: claimed.size, links: [] };
  return claimed.size < held.size ? { kind: "truncation" } : { kind: "append", links: [] };
};

const judgeEntries = (
  held: Position,
  first: ChainLink,
  links: readonly ChainLink[],
  storedHash: StoredHash,
  holes: readonly Hole[],
): Verdict => {
  const before = first.envelope.seq - 1;
  if (before > held.size) {
    const isDeclared = holeBetween(holes, held.size, first.envelope) !== undefined;
    return isDeclared ? { kind: "append", links } : { kind: "gap", expectedSeq: held.size + 1 };
  }
  /** The hash of a hole's last entry is known too: a lost entry that turns up again has to match it. */
  const hashKnown: StoredHash = (seq) => storedHash(seq) ?? holes.find(({ to }) => to === seq)?.head;
  if (before > 0 && hashKnown(before) !== first.envelope.prev) {
    const around = holes.find(({ from, to }) => from <= before && before < to);
    if (around && hashKnown(before) === undefined) return { kind: "gap", expectedSeq: around.from };
    return { kind: "fork", seq: before, links };
  }
  const isOther = ({ envelope: { seq }, hash }: ChainLink): boolean => {
    const known = hashKnown(seq);
    if (known === undefined) return seq <= held.size && !holes.some(({ from, to }) => from <= seq && seq <= to);
    return seq <= held.size && known !== hash;
  };
  const differs = links.findIndex(isOther);
  const different = links[differs];
  if (different) return { kind: "fork", seq: different.envelope.seq, links: links.slice(differs) };
  const isNew = ({ envelope: { seq } }: ChainLink): boolean => seq > held.size || storedHash(seq) === undefined;
  return { kind: "append", links: links.filter(isNew) };
};

/**
 * Judges one epoch's upload. `links` form an unbroken chain that ends in `claimed`, the signed checkpoint's position;
 * `storedHash` must know every stored position of `links`, the one before the first, and `claimed.size`. `holes` are
 * those of this epoch that its device declared.
 */
export const judgeUpload = (
  held: Position,
  claimed: Position,
  links: readonly ChainLink[],
  storedHash: StoredHash,
  holes: readonly Hole[] = [],
): Verdict => {
  const [first] = links;
  return first ? judgeEntries(held, first, links, storedHash, holes) : judgeCheckpoint(held, claimed, storedHash);
};
