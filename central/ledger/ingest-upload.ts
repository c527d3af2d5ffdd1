import { EntryEnvelope } from "../../contract/ledger/entry.ts";
import { judgeUpload, type Verdict } from "../../contract/ledger/judge-upload.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Checkpoint } from "../../contract/sync/checkpoint.ts";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { healthOf } from "../devices/health.ts";
import { raiseAlarm } from "./alarms.ts";
import type { CheckedUpload } from "./check-upload.ts";
import { declaredHoles, raiseForHoles } from "./declared-holes.ts";
import type { Departments } from "./projecting/departments.ts";
import { projectEntries } from "./projecting/project-entries.ts";
import { quarantinedBetween } from "./quarantine.ts";
import { raiseForQuarantined } from "./raise-for-quarantined.ts";
import { appendEntries, keepForked } from "./store-entries.ts";
import { storeStatements } from "./store-statements.ts";
import { lockDevice, lockForImport, positionHeld, storedHashes } from "./stored-ledger.ts";

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

/** The route of an upload: over the network, or imported by hand. */
export type UploadChannel = "wire" | "hand";

/** The parts of a centre that ingesting an upload needs. */
export interface Ingesting extends Pick<Centre, "sql" | "signer" | "sealingKeys" | "policy" | "clock"> {
  readonly departments: Departments;
}

/** The entries of the upload that are stored and not counted. */
const quarantinedOf = (tx: Tx, { checkpoint, links }: CheckedUpload) => {
  const { device, epoch, size } = checkpoint;
  return quarantinedBetween(tx, device, epoch, links[0]?.envelope.seq ?? size + 1, size);
};

/** A checkpoint from a stick describes the device at the time of the export: its clock and health are not stored. */
const keepCheckpoint = async (
  tx: Tx,
  { checkpoint, signedCheckpoint }: CheckedUpload,
  way: UploadChannel,
  at: Date,
): Promise<void> => {
  const { text } = signedCheckpoint;
  const health = way === "wire" ? healthOf(checkpoint, at) : fragment``;
  await tx`update devices set last_checkpoint = ${text}${health} where id = ${checkpoint.device}`;
};

/** Stores the receipt with the entries, so that the centre can show everything it signed. */
const signReceipt = async (
  tx: Tx,
  { signer }: Ingesting,
  { checkpoint, signedCheckpoint }: CheckedUpload,
  quarantined: Receipt["quarantined"],
  at: Date,
): Promise<SignedText> => {
  const { device, epoch, size, head } = checkpoint;
  const receivedAt = at.toISOString();
  const receipt: Receipt = { type: "receipt", v: 1, device, epoch, size, head, receivedAt, quarantined };
  const signed = signer.signText(JSON.stringify(receipt));
  await storeStatements(tx, [
    { of: checkpoint, signed: signedCheckpoint },
    { of: receipt, signed },
  ]);
  return signed;
};

const judge = async (tx: Tx, { checkpoint, links }: CheckedUpload) => {
  const held = await positionHeld(tx, checkpoint.device, checkpoint.epoch);
  const first = links[0] ? links[0].envelope.seq - 1 : checkpoint.size;
  const storedHash = await storedHashes(tx, checkpoint.device, held, first, checkpoint.size);
  const [link] = links;
  // An upload that continues the ledger's end, as nearly all do, concerns no holes.
  const goesOn = link === undefined || (link.envelope.seq === held.size + 1 && link.envelope.prev === held.head);
  const holes = goesOn ? [] : await declaredHoles(tx, checkpoint);
  return { held, verdict: judgeUpload(held, checkpoint, links, storedHash, holes) };
};

const keepFork = async (
  tx: Tx,
  { checkpoint, signedCheckpoint }: CheckedUpload,
  { seq, links }: Extract<Verdict, { readonly kind: "fork" }>,
  at: Date,
): Promise<void> => {
  const { device, epoch } = checkpoint;
  await storeStatements(tx, [{ of: checkpoint, signed: signedCheckpoint }]);
  await keepForked(tx, device, links, at);
  await raiseAlarm(tx, device, { kind: "fork", epoch, seq }, at);
};

const ingest = async (
  tx: Tx,
  centre: Ingesting,
  upload: CheckedUpload,
  way: UploadChannel,
  at: Date,
): Promise<Result<SignedText>> => {
  const { device, epoch, size } = upload.checkpoint;
  const isCarried = way === "hand";
  const locked = isCarried ? await lockForImport(tx, device) : await lockDevice(tx, device, at);
  if (!locked.ok) return locked;
  const { held, verdict } = await judge(tx, upload);
  if (verdict.kind === "gap") {
    return failure(problem("ledger-gap", { expectedEpoch: epoch, expectedSeq: verdict.expectedSeq }));
  }
  if (verdict.kind === "fork") {
    await keepFork(tx, upload, verdict, at);
    return failure(problem("ledger-fork", { epoch, seq: verdict.seq }));
  }
  const last = locked.value;
  const overtaken = isCarried
    ? isBehind(last, upload.checkpoint)
    : wasOvertaken(last, upload.checkpoint) ||
      (bringsNothing(verdict) && (await isOfOlderStart(tx, last, upload.checkpoint)));
  if (verdict.kind === "truncation" && !overtaken) {
    await raiseAlarm(tx, device, { kind: "truncation", epoch, seq: size }, at);
  }
  if (verdict.kind === "append") {
    await appendEntries(tx, device, held, verdict.links, at);
    const { readModels, onArrival } = centre.departments;
    const stored = verdict.links.map(({ envelope }) => ({ envelope, receivedAt: at }));
    await projectEntries(tx, readModels, stored);
    await raiseForHoles(tx, verdict.links, at);
    for (const act of onArrival) await act(tx, { device, links: verdict.links, at }, centre);
  }
  const quarantined = await quarantinedOf(tx, upload);
  if (verdict.kind === "append") await raiseForQuarantined(tx, verdict.links, quarantined, at);
  if (!overtaken) await keepCheckpoint(tx, upload, way, at);
  return success(await signReceipt(tx, centre, upload, quarantined, at));
};

/**
 * Stores a checked upload in one `tx` and returns the signed receipt of the stored ledger, up to the upload's own
 * checkpoint. A fork is stored and raises its alarm although the answer is a problem. Errors: ledger-gap, ledger-fork,
 * device-revoked.
 */
export const ingestUpload = (
  centre: Ingesting,
  upload: CheckedUpload,
  way: UploadChannel = "wire",
): Promise<Result<SignedText>> => centre.sql.begin((tx) => ingest(tx, centre, upload, way, new Date(centre.clock())));
