import type { EntryKind } from "../../../contract/ledger/bodies/index-of-kinds.ts";
import type { Entry, EntryEnvelope } from "../../../contract/ledger/entry.ts";
import type { EntryKey, Quarantined, QuarantineReason } from "../quarantine.ts";

/** One stored entry: its parsed envelope and the time when the centre received it. */
export interface StoredEntry {
  readonly envelope: EntryEnvelope;
  readonly receivedAt: Date;
}

interface Understood<Each extends Entry> {
  readonly entry: Each;
  readonly receivedAt: Date;
}

/** A stored entry that was understood. */
export type Arrival<Kind extends EntryKind = EntryKind> = Understood<Extract<Entry, { readonly kind: Kind }>>;

export const positionOf = ({ entry: { device, epoch, seq } }: Arrival) => ({ device, epoch, seq });

export const quarantinedAs = ({ device, epoch, seq }: EntryKey, reason: QuarantineReason): Quarantined => ({
  device,
  epoch,
  seq,
  reason,
});

/** A position as a key of maps and sets. */
export const textOf = ({ device, epoch, seq }: EntryKey): string => `${device}/${epoch}/${seq}`;

/** Those of `arrivals` that are not among `inserted`, refused for `reason`: an equivalent one was there before. */
export const repeatedAs = (
  reason: QuarantineReason,
  arrivals: readonly Arrival[],
  inserted: readonly EntryKey[],
): readonly Quarantined[] => {
  const isIn = new Set(inserted.map(textOf));
  return arrivals.map(positionOf).flatMap((key) => (isIn.has(textOf(key)) ? [] : [quarantinedAs(key, reason)]));
};
