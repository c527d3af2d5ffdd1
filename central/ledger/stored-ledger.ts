import { emptyEpoch, type Position } from "../../contract/ledger/chain.ts";
import type { StoredHash } from "../../contract/ledger/judge-upload.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { Checkpoint } from "../../contract/sync/checkpoint.ts";
import { readSignedDocument } from "../../contract/sync/signed-text.ts";
import type { DeviceId, Sha256Hex } from "../../contract/words.ts";
import type { Tx } from "../database/sql.ts";

interface Locked {
  readonly text: string | null;
}

const lastCheckpoint = ([row]: readonly Locked[]): Result<Checkpoint | undefined> => {
  if (!row) return failure(problem("device-revoked"));
  return success(row.text ? readSignedDocument(Checkpoint, row.text).data : undefined);
};

/**
 * Notes that the device was in contact, which serialises its uploads and its revocation, and returns its last
 * checkpoint. Errors: device-revoked, where that was done meanwhile.
 */
export const lockDevice = async (tx: Tx, device: DeviceId, at: Date): Promise<Result<Checkpoint | undefined>> =>
  lastCheckpoint(
    await tx<Locked[]>`
      update devices set last_seen_at = ${at} where id = ${device} and revoked_at is null
      returning last_checkpoint as text`,
  );

/** The same for an import from a stick: the device itself was not in contact. */
export const lockForImport = async (tx: Tx, device: DeviceId): Promise<Result<Checkpoint | undefined>> =>
  lastCheckpoint(
    await tx<Locked[]>`
      select last_checkpoint as text from devices where id = ${device} and revoked_at is null for update`,
  );

export const positionHeld = async (tx: Tx, device: DeviceId, epoch: number): Promise<Position> => {
  const [row] = await tx<{ size: number; head: Sha256Hex }[]>`
    select size, head from ledger_epochs where device = ${device} and epoch = ${epoch} for update`;
  return row ? { epoch, size: row.size, head: row.head } : emptyEpoch(epoch);
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
