import { randomUUID } from "node:crypto";
import { type ChainLink, emptyEpoch, positionAfter } from "../../../contract/ledger/chain.ts";
import { type EntryDraft, genesisHash } from "../../../contract/ledger/entry.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { type Level, PromptId, StaffNumber } from "../../../contract/words.ts";
import { rechained } from "../export-file.ts";
import { shiftId } from "../ledger.ts";

const staffNumber = StaffNumber.parse("1001");

/** A prompt and its answer. */
export const visit = (level: Level): readonly EntryDraft[] => {
  const promptId = PromptId.parse(randomUUID());
  const asked = { promptId, shiftId, staffNumber, source: "staff-console", transaction: null } as const;
  const place = { unitCode: "330100-XZFW", windowNumber: "3", channel: "4" } as const;
  return [
    { kind: "prompt-opened", body: { ...asked, timeoutMs: 30_000 } },
    { kind: "rating-given", body: { ...asked, ...place, level, answeredAfterMs: 1_200, followUpHash: null } },
  ];
};

/** Changes to hide or improve the one bad rating. */
export type Change = (links: readonly ChainLink[]) => readonly ChainLink[];

const linkOf = (envelope: ChainLink["envelope"]): ChainLink => {
  const text = JSON.stringify(envelope);
  return { text, hash: sha256Hex(text), envelope };
};

const badAt = (links: readonly ChainLink[]): number => links.findIndex(({ text }) => text.includes('"level":1'));

export const at = (links: readonly ChainLink[], index: number): ChainLink => {
  const link = links[index];
  if (!link) throw new Error(`no entry ${index}`);
  return link;
};

const good = ({ envelope }: ChainLink): ChainLink => linkOf({ ...envelope, body: { ...envelope.body, level: 5 } });

const endOf = (links: readonly ChainLink[]) => {
  const last = links.at(-1);
  return last ? positionAfter(last) : { ...emptyEpoch(1), head: genesisHash };
};

/** The last entry once more, as another prompt's rating, in its right place. */
const forgedAfter = (links: readonly ChainLink[]): readonly ChainLink[] => {
  const { envelope } = at(links, badAt(links));
  const forged = { ...envelope, body: { ...envelope.body, promptId: randomUUID(), level: 5 } };
  return rechained([linkOf(forged)], sha256Hex, endOf(links));
};

const swapped = (one: ChainLink, other: ChainLink): readonly ChainLink[] => [
  linkOf({ ...other.envelope, seq: one.envelope.seq }),
  linkOf({ ...one.envelope, seq: other.envelope.seq }),
];

export const changes = {
  edit: (links) => links.with(badAt(links), good(at(links, badAt(links)))),
  delete: (links) => links.toSpliced(badAt(links), 1),
  insert: (links) => [...links, ...forgedAfter(links)],
  /** The bad rating and the one before it: one prompt remains between two holes. */
  deleteSeveral: (links) => links.toSpliced(badAt(links), 1).toSpliced(badAt(links) - 2, 1),
  reorder: (links) => {
    const place = badAt(links);
    return links.toSpliced(place, 2, ...swapped(at(links, place), at(links, place + 1)));
  },
  dropPrompt: (links) => links.toSpliced(badAt(links) - 1, 2),
  truncate: (links) => links.slice(0, badAt(links) - 1),
  /** Without the bad prompt, and every later hash computed again: this chain is consistent in itself. */
  rewrite: (links) => {
    const kept = links.slice(0, badAt(links) - 1);
    return [...kept, ...rechained(links.slice(badAt(links) + 1), sha256Hex, endOf(kept))];
  },
} as const satisfies Readonly<Record<string, Change>>;
