import type { ChainLink, Position } from "../../contract/ledger/chain.ts";
import type { EntryDraft, EntryEnvelope } from "../../contract/ledger/entry.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import type { BootId, DeviceId } from "../../contract/words.ts";

/** When an entry was made. The wall clock is recorded, never trusted. */
export interface Stamp {
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly boot: BootId;
  /** Milliseconds since the process started, monotonic. */
  readonly mono: number;
}

/** The next link of the chain. Its text is final: stored, hashed and uploaded as it is here. */
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
