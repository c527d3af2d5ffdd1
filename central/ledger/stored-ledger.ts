import { emptyEpoch, type Position } from "../../contract/ledger/chain.ts";
import type { StoredHash } from "../../contract/ledger/judge-upload.ts";
import { Checkpoint } from "../../contract/sync/checkpoint.ts";
import { readSignedDocument } from "../../contract/sync/signed-text.ts";
import type { DeviceId, Sha256Hex } from "../../contract/words.ts";
import type { Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";

/** The record of a device that no other upload changes meanwhile. */
export interface LockedDevice {
  readonly last: Checkpoint | undefined;
  /** The state of its configuration; null where it has no window. */
  readonly configurationState: string | null;
}

interface LockedRow {
  readonly id: DeviceId;
  readonly text: string | null;
  readonly state: string | null;
}

/**
 * Locks devices until the end of the `tx`, in one order: uploads of a device and its revocation wait for each other.
 * Leaves out revoked ones; with `skipLocked` also those that another `tx` holds.
 */
export const lockDevices = async (
  tx: Tx,
  devices: readonly DeviceId[],
  at: Date,
  skipLocked: boolean,
): Promise<ReadonlyMap<DeviceId, LockedDevice>> => {
  const rows = await tx<LockedRow[]>`
    select id, last_checkpoint as text, configuration_state(unit_code, window_number, ${at}) as state
    from devices where id = any(${devices}::uuid[]) and revoked_at is null
    order by id for update ${skipLocked ? fragment`skip locked` : fragment``}`;
  return new Map(
    rows.map(({ id, text, state }) => [
      id,
      { last: text ? readSignedDocument(Checkpoint, text).data : undefined, configurationState: state },
    ]),
  );
};

interface EpochKey {
  readonly device: DeviceId;
  readonly epoch: number;
}

/** The stored ends of these epochs, in their order. */
export const positionsHeld = async (tx: Tx, epochs: readonly EpochKey[]): Promise<readonly Position[]> => {
  const asked = epochs.map(({ device, epoch }) => ({ device, epoch }));
  const rows = await tx<(EpochKey & { size: number; head: Sha256Hex })[]>`
    select device, epoch, size, head from jsonb_to_recordset(${tx.json(asked)}) as asked (device uuid, epoch bigint)
    join ledger_epochs using (device, epoch)`;
  return epochs.map(({ device, epoch }) => {
    const row = rows.find((each) => each.device === device && each.epoch === epoch);
    return row ? { epoch, size: row.size, head: row.head } : emptyEpoch(epoch);
  });
};

/** The stored hashes from `first` to `last`; that of the end is the head. */
export const storedHashes = async (
  tx: Tx,
  device: DeviceId,
  { epoch, size, head }: Position,
  first: number,
  last: number,
): Promise<StoredHash> => {
  if (first >= size) return (seq) => (seq === size ? head : undefined);
  const rows = await tx<{ seq: number; hash: Sha256Hex }[]>`
    select seq, encode(hash, 'hex') as hash from ledger_entries
    where device = ${device} and epoch = ${epoch} and seq between ${Math.max(first, 1)} and ${last}`;
  const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash]));
  return (seq) => hashes.get(seq);
};
