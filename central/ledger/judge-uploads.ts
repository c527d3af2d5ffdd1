import { EntryEnvelope } from "../../contract/ledger/entry.ts";
import { judgeUpload, type Verdict } from "../../contract/ledger/judge-upload.ts";
import type { Checkpoint } from "../../contract/sync/checkpoint.ts";
import type { Tx } from "../database/sql.ts";
import type { CheckedUpload } from "./check-upload.ts";
import { declaredHoles } from "./declared-holes.ts";
import type { Appended } from "./store-entries.ts";
import { type LockedDevice, lockDevices, positionsHeld, storedHashes } from "./stored-ledger.ts";

/** The route of an upload: over the network, or imported by hand. */
export type UploadChannel = "wire" | "hand";

/** A checkpoint that was overtaken in transit is old, and no sign of a ledger that shrank. */
const wasOvertaken = (last: Checkpoint | undefined, checkpoint: Checkpoint): boolean =>
  last !== undefined && last.boot === checkpoint.boot && checkpoint.mono < last.mono;

/**
 * A start's id is never reused. A checkpoint signed by the start that wrote the last entry it knows of, and not by the
 * newest start, was in transit since before a restart; a ledger restored to an older state begins with a new id.
 */
const isOfOlderStart = async (
  tx: Tx,
  last: Checkpoint | undefined,
  { device, boot, epoch, size }: Checkpoint,
): Promise<boolean> => {
  if (last === undefined || last.boot === boot) return false;
  const [row] = await tx<{ text: string }[]>`
    select convert_from(entry, 'UTF8') as text from ledger_entries
    where device = ${device} and epoch = ${epoch} and seq = ${size}`;
  return row !== undefined && EntryEnvelope.parse(JSON.parse(row.text)).boot === boot;
};

const bringsNothing = (verdict: Verdict): boolean => verdict.kind !== "append" || verdict.links.length === 0;

/** An import from a stick comes late: its checkpoint counts only where it reaches further than the last one. */
const isBehind = (last: Checkpoint | undefined, { epoch, size }: Checkpoint): boolean =>
  last !== undefined && (last.epoch > epoch || (last.epoch === epoch && last.size >= size));

/** An upload, judged by the stored ledger of its device. */
export interface Judged extends Appended, LockedDevice {
  readonly upload: CheckedUpload;
  readonly verdict: Verdict;
  readonly isOvertaken: boolean;
}

const judgeOne = async (
  tx: Tx,
  upload: CheckedUpload,
  locked: LockedDevice,
  held: Appended["held"],
  channel: UploadChannel,
): Promise<Judged> => {
  const { checkpoint, links } = upload;
  const { device, size } = checkpoint;
  const { last } = locked;
  const [link] = links;
  const first = link ? link.envelope.seq - 1 : size;
  const storedHash = await storedHashes(tx, device, held, first, size);
  // An upload that continues the ledger's end, as nearly all do, concerns no holes.
  const goesOn = link === undefined || (link.envelope.seq === held.size + 1 && link.envelope.prev === held.head);
  const holes = goesOn ? [] : await declaredHoles(tx, checkpoint);
  const verdict = judgeUpload(held, checkpoint, links, storedHash, holes);
  const isOvertaken =
    channel === "hand"
      ? isBehind(last, checkpoint)
      : wasOvertaken(last, checkpoint) || (bringsNothing(verdict) && (await isOfOlderStart(tx, last, checkpoint)));
  const added = verdict.kind === "append" ? verdict.links : [];
  return { ...locked, device, held, links: added, upload, verdict, isOvertaken };
};

/** The way in which uploads are ingested. */
export interface How {
  readonly channel: UploadChannel;
  /** Leaves out devices that another `tx` holds, in place of waiting for them. */
  readonly skipLocked: boolean;
}

/** Locks the devices of uploads, and judges each by the stored ledger. Leaves out uploads whose device is not locked. */
export const judge = async (
  tx: Tx,
  uploads: readonly CheckedUpload[],
  at: Date,
  { channel, skipLocked }: How,
): Promise<readonly Judged[]> => {
  const checkpoints = uploads.map(({ checkpoint }) => checkpoint);
  const devices = checkpoints.map(({ device }) => device);
  // Sent together, and run in this order: a position is read once its device is locked.
  const [locked, held] = await Promise.all([lockDevices(tx, devices, at, skipLocked), positionsHeld(tx, checkpoints)]);
  const judged: Judged[] = [];
  for (const [index, upload] of uploads.entries()) {
    const [device, position] = [locked.get(upload.checkpoint.device), held[index]];
    if (device && position) judged.push(await judgeOne(tx, upload, device, position, channel));
  }
  return judged;
};
