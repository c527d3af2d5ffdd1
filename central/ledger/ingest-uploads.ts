import { EntryEnvelope } from "../../contract/ledger/entry.ts";
import { judgeUpload, type Verdict } from "../../contract/ledger/judge-upload.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Checkpoint } from "../../contract/sync/checkpoint.ts";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { raiseAlarm } from "./alarms.ts";
import type { CheckedUpload } from "./check-upload.ts";
import { declaredHoles, raiseForHoles } from "./declared-holes.ts";
import type { Departments } from "./projecting/departments.ts";
import { projectEntries } from "./projecting/project-entries.ts";
import { quarantinedWithin } from "./quarantine.ts";
import { raiseForQuarantined } from "./raise-for-quarantined.ts";
import { type Contact, saveContacts } from "./save-contacts.ts";
import { type Appended, appendEntries, keepForked } from "./store-entries.ts";
import { type SignedStatement, storeStatements } from "./store-statements.ts";
import { type LockedDevice, lockDevices, positionsHeld, storedHashes } from "./stored-ledger.ts";

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
  /** The mark of a configuration, from its stored state. Absent where receipts travel on a stick. */
  readonly configurationMark?: (state: string) => string;
}

/** An upload, judged by the stored ledger of its device. */
interface Judged extends Appended, LockedDevice {
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

const judge = async (
  tx: Tx,
  uploads: readonly CheckedUpload[],
  locked: ReadonlyMap<string, LockedDevice>,
  channel: UploadChannel,
): Promise<readonly Judged[]> => {
  const held = await positionsHeld(
    tx,
    uploads.map(({ checkpoint }) => checkpoint),
  );
  const judged: Judged[] = [];
  for (const [index, upload] of uploads.entries()) {
    const [device, position] = [locked.get(upload.checkpoint.device), held[index]];
    if (device && position) judged.push(await judgeOne(tx, upload, device, position, channel));
  }
  return judged;
};

/** Stores new entries with everything that follows from them. */
const store = async (tx: Tx, judged: readonly Judged[], centre: Ingesting, at: Date): Promise<void> => {
  const appended = judged.filter(({ verdict }) => verdict.kind === "append");
  if (appended.length === 0) return;
  await appendEntries(tx, appended, at);
  const links = appended.flatMap((each) => each.links);
  if (links.length === 0) return;
  const { readModels, onArrival } = centre.departments;
  await projectEntries(
    tx,
    readModels,
    links.map(({ envelope }) => ({ envelope, receivedAt: at })),
  );
  await raiseForHoles(tx, links, at);
  for (const act of onArrival) await act(tx, appended, at, centre);
};

/** A fork is stored, and raises its alarm, although its upload is refused. */
const keepFork = async (tx: Tx, { device, upload, verdict }: Judged, at: Date): Promise<void> => {
  if (verdict.kind !== "fork") return;
  const { checkpoint, signedCheckpoint } = upload;
  await storeStatements(tx, [{ of: checkpoint, signed: signedCheckpoint }]);
  await keepForked(tx, device, verdict.links, at);
  await raiseAlarm(tx, device, { kind: "fork", epoch: checkpoint.epoch, seq: verdict.seq }, at);
};

const raiseForOne = async (tx: Tx, judged: Judged, quarantined: Receipt["quarantined"], at: Date): Promise<void> => {
  const { device, verdict, isOvertaken, links } = judged;
  const { epoch, size } = judged.upload.checkpoint;
  if (verdict.kind === "truncation" && !isOvertaken) {
    await raiseAlarm(tx, device, { kind: "truncation", epoch, seq: size }, at);
  }
  await raiseForQuarantined(tx, links, quarantined, at);
};

/** Signs a receipt; it is stored with the entries, so that the centre can show everything it signed. */
const receiptFor = (
  { signer, configurationMark }: Ingesting,
  { upload: { checkpoint }, configurationState }: Judged,
  quarantined: Receipt["quarantined"],
  at: Date,
): SignedStatement => {
  const { device, epoch, size, head } = checkpoint;
  const mark = configurationState === null ? undefined : configurationMark?.(configurationState);
  const receipt: Receipt = {
    ...{ type: "receipt", v: 1, device, epoch, size, head, receivedAt: at.toISOString(), quarantined },
    ...(mark !== undefined && { configuration: mark }),
  };
  return { of: receipt, signed: signer.signText(JSON.stringify(receipt)) };
};

const refusalOf = ({ verdict, upload: { checkpoint } }: Judged): Result<never> | undefined => {
  const { epoch } = checkpoint;
  if (verdict.kind === "gap")
    return failure(problem("ledger-gap", { expectedEpoch: epoch, expectedSeq: verdict.expectedSeq }));
  return verdict.kind === "fork" ? failure(problem("ledger-fork", { epoch, seq: verdict.seq })) : undefined;
};

const contactOf = (judged: Judged, channel: UploadChannel): Contact => ({
  upload: judged.upload,
  isPassedOver: judged.isOvertaken || refusalOf(judged) !== undefined,
  isDirect: channel === "wire",
});

/** The last checkpoint is of the same position, so both statements of it are stored. */
const isStored = ({ last, upload: { checkpoint } }: Judged): boolean =>
  last !== undefined &&
  last.epoch === checkpoint.epoch &&
  last.size === checkpoint.size &&
  last.head === checkpoint.head;

/** The entries of the upload that may be in quarantine. */
const rangeOf = ({ upload: { checkpoint, links } }: Judged) => {
  const { device, epoch, size: last } = checkpoint;
  return { device, epoch, first: links[0]?.envelope.seq ?? last + 1, last };
};

interface How {
  readonly channel: UploadChannel;
  /** Leaves out devices that another `tx` holds, in place of waiting for them. */
  readonly skipLocked: boolean;
}

type Outcomes = ReadonlyMap<string, Result<SignedText>>;

const ingestTogether = async (
  tx: Tx,
  centre: Ingesting,
  uploads: readonly CheckedUpload[],
  { channel, skipLocked }: How,
): Promise<Outcomes> => {
  const at = new Date(centre.clock());
  const devices = uploads.map(({ checkpoint }) => checkpoint.device);
  const judged = await judge(tx, uploads, await lockDevices(tx, devices, at, skipLocked), channel);
  await store(tx, judged, centre, at);
  const taken = judged.filter((each) => refusalOf(each) === undefined);
  const quarantined = await quarantinedWithin(tx, taken.map(rangeOf));
  const statements: SignedStatement[] = [];
  const outcomes = new Map<string, Result<SignedText>>();
  for (const [index, each] of taken.entries()) {
    const { device, upload } = each;
    await raiseForOne(tx, each, quarantined[index] ?? [], at);
    const receipt = receiptFor(centre, each, quarantined[index] ?? [], at);
    if (!isStored(each)) statements.push({ of: upload.checkpoint, signed: upload.signedCheckpoint }, receipt);
    outcomes.set(device, success(receipt.signed));
  }
  await storeStatements(tx, statements);
  for (const each of judged) {
    const refusal = refusalOf(each);
    if (refusal) outcomes.set(each.device, refusal);
    await keepFork(tx, each, at);
  }
  await saveContacts(
    tx,
    judged.map((each) => contactOf(each, channel)),
    at,
  );
  return outcomes;
};

/** From this number of entries on, the right plan is worth more than the time of planning. */
const manyEntries = 100;

/**
 * Stores checked uploads of different devices in one `tx`, and returns the outcome of each: a signed receipt of the
 * stored ledger up to the upload's own checkpoint, or ledger-gap, ledger-fork. undefined for a device that could not be
 * locked: it is revoked, or with `skipLocked` another `tx` holds it.
 */
export const ingestUploads = (centre: Ingesting, uploads: readonly CheckedUpload[], how: How): Promise<Outcomes> => {
  const entries = uploads.reduce((sum, { links }) => sum + links.length, 0);
  const work = (tx: Tx) => ingestTogether(tx, centre, uploads, how);
  return entries < manyEntries ? centre.sql.begin("planned once", work) : centre.sql.begin(work);
};
