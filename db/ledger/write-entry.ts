import { type ChainLink, type Position, positionAfter } from "../../contract/ledger/chain.ts";
import type { EntryDraft, EntryEnvelope } from "../../contract/ledger/entry.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import type { BootId, DeviceId } from "../../contract/words.ts";

/** The time of an entry. The wall clock is recorded, never trusted. */
export interface Stamp {
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly boot: BootId;
  /** Milliseconds since the process started, monotonic. */
  readonly mono: number;
}

/** The next link of the chain. Its text is final: it is stored, hashed and uploaded unchanged. */
export const writeEntry = (position: Position, device: DeviceId, draft: EntryDraft, stamp: Stamp): ChainLink => {
  const envelope: EntryEnvelope = {
    v: 1,
    device,
    epoch: position.epoch,
    seq: position.size + 1,
    kind: draft.kind,
    at: stamp.at,
    boot: stamp.boot,
    mono: stamp.mono,
    prev: position.head,
    body: draft.body,
  };
  const text = JSON.stringify(envelope);
  return { text, hash: sha256Hex(text), envelope };
};

export interface EntryWriter {
  readonly device: DeviceId;
  /** The time of the entry being written. */
  readonly stamp: () => Stamp;
}

/** The next links of the chain, one per draft. */
export const writeChain = (
  position: Position,
  drafts: readonly EntryDraft[],
  { device, stamp }: EntryWriter,
): readonly ChainLink[] => {
  let end = position;
  return drafts.map((draft) => {
    const link = writeEntry(end, device, draft, stamp());
    end = positionAfter(link);
    return link;
  });
};
