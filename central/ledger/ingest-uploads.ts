import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { Centre } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { raiseAlarm } from "./alarms.ts";
import type { CheckedUpload } from "./check-upload.ts";
import { raiseForHoles } from "./declared-holes.ts";
import { type How, type Judged, judge, type UploadChannel } from "./judge-uploads.ts";
import type { Departments } from "./projecting/departments.ts";
import { projectEntries } from "./projecting/project-entries.ts";
import { listOf, type Quarantined, quarantinedWithin } from "./quarantine.ts";
import { raiseForQuarantined } from "./raise-for-quarantined.ts";
import { type Contact, saveContacts } from "./save-contacts.ts";
import { appendEntries, keepForked } from "./store-entries.ts";
import { insertStatements, type SignedStatement } from "./store-statements.ts";

/** The parts of a centre that ingesting an upload needs. */
export interface Ingesting extends Pick<Centre, "sql" | "signer" | "sealingKeys" | "policy" | "clock"> {
  readonly departments: Departments;
  /** The mark of a configuration, from its stored state. Absent where receipts travel on a stick. */
  readonly configurationMark?: (state: string) => string;
}

/** Stores new entries with everything that follows from them. Returns those that the read models quarantined. */
const store = async (
  tx: Tx,
  judged: readonly Judged[],
  centre: Ingesting,
  at: Date,
): Promise<readonly Quarantined[]> => {
  const appended = judged.filter(({ verdict }) => verdict.kind === "append");
  const links = appended.flatMap((each) => each.links);
  const { readModels, onArrival } = centre.departments;
  const stored = links.map(({ envelope }) => ({ envelope, receivedAt: at }));
  // Their first statements go out together, in this order.
  const [, quarantined] = await Promise.all([
    appendEntries(tx, appended, at),
    stored.length === 0 ? [] : projectEntries(tx, readModels, stored),
  ]);
  if (links.length === 0) return [];
  await raiseForHoles(tx, links, at);
  for (const act of onArrival) await act(tx, appended, at, centre);
  return quarantined;
};

/** A fork is stored, and raises its alarm, although its upload is refused. */
const keepFork = async (tx: Tx, { device, upload, verdict }: Judged, at: Date): Promise<void> => {
  if (verdict.kind !== "fork") return;
  const { checkpoint, signedCheckpoint } = upload;
  await tx`${insertStatements([{ of: checkpoint, signed: signedCheckpoint }])}`;
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

type Outcomes = ReadonlyMap<string, Result<SignedText>>;

/**
 * The lists in receipts. An upload of new entries alone has none from before: those that the read models quarantined in
 * this `tx` are all of them, unless a later step may have added some.
 */
const quarantinedOf = async (
  tx: Tx,
  taken: readonly Judged[],
  now: readonly Quarantined[],
  { quarantinedOnArrival }: Departments,
): Promise<readonly Receipt["quarantined"][]> => {
  const laterKinds = new Set<string>(quarantinedOnArrival);
  const isAllNew = ({ links, upload }: Judged): boolean =>
    links.length === upload.links.length && !links.some(({ envelope }) => laterKinds.has(envelope.kind));
  const others = taken.filter((each) => !isAllNew(each));
  const read = await quarantinedWithin(tx, others.map(rangeOf));
  return taken.map((each) => {
    const place = others.indexOf(each);
    return place >= 0 ? (read[place] ?? []) : listOf(now.filter(({ device }) => device === each.device));
  });
};

const ingestTogether = async (
  tx: Tx,
  centre: Ingesting,
  uploads: readonly CheckedUpload[],
  how: How,
): Promise<Outcomes> => {
  const at = new Date(centre.clock());
  const judged = await judge(tx, uploads, at, how);
  const now = await store(tx, judged, centre, at);
  const taken = judged.filter((each) => refusalOf(each) === undefined);
  const quarantined = await quarantinedOf(tx, taken, now, centre.departments);
  const statements: SignedStatement[] = [];
  const outcomes = new Map<string, Result<SignedText>>();
  for (const [index, each] of taken.entries()) {
    const { device, upload } = each;
    await raiseForOne(tx, each, quarantined[index] ?? [], at);
    const receipt = receiptFor(centre, each, quarantined[index] ?? [], at);
    if (!isStored(each)) statements.push({ of: upload.checkpoint, signed: upload.signedCheckpoint }, receipt);
    outcomes.set(device, success(receipt.signed));
  }
  for (const each of judged) {
    const refusal = refusalOf(each);
    if (refusal) outcomes.set(each.device, refusal);
    await keepFork(tx, each, at);
  }
  const contacts = judged.map((each) => contactOf(each, how.channel));
  await saveContacts(tx, contacts, statements, at);
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
