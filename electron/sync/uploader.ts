import type { Position } from "../../contract/ledger/chain.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { ReadConnection } from "../../db/database.ts";
import { DamagedLedger } from "../../db/failure-reason.ts";
import { type EntryRow, newestEpoch, positionOf, readRun } from "../../db/ledger/entries.ts";
import type { EntryPlace } from "../../db/ledger/entries-around.ts";
import type { Seal } from "../../db/ledger/seal.ts";
import { receiptedPosition } from "../../db/receipts.ts";
import type { Centre } from "../wire/centre-client.ts";
import { isSealedLedger, isUnbrokenRun, isWholeAfter } from "./own-ledger.ts";
import { outcomeOf } from "./upload-outcome.ts";
import { uploadProgress } from "./upload-progress.ts";
import { type CheckpointFacts, checkpointText, uploadRequest } from "./upload-request.ts";

export interface UploaderParts {
  /** Read-only. */
  readonly connection: ReadConnection;
  readonly centre: Centre;
  readonly device: DeviceId;
  readonly sign: (text: string) => SignedText;
  /** Of the device's own key: the uploader signs nothing for the centre that main has not sealed. */
  readonly seal: Seal;
  readonly isSignedByCentre: (signed: SignedText) => boolean;
  /** The content of a checkpoint at `position`, besides the position. */
  readonly facts: (position: Position) => CheckpointFacts;
  /** A monotonic clock, milliseconds. */
  readonly nowMs: () => number;
}

export type UploadStep =
  | { readonly type: "nothing-to-send" }
  | { readonly type: "receipted"; readonly receipt: Receipt; readonly signed: SignedText }
  /** An older epoch lacks this entry, and so does the centre: later entries are uploaded once the hole is declared. */
  | { readonly type: "hole-found"; readonly place: EntryPlace }
  /** Not confirmed yet, but the next batch differs: send it at once. */
  | { readonly type: "adjusted" }
  | { readonly type: "failed"; readonly problem: Problem; readonly retryAfterMs: number };

export interface Uploader {
  /** Sends the next batch of entries without a receipt, oldest epoch first. */
  readonly uploadNext: () => Promise<UploadStep>;
  /** A receipt came from a stick: the confirmed entries need no upload. */
  readonly confirmed: (receipt: Receipt) => void;
  /** Incomplete epochs may be complete now. */
  readonly olderCarried: () => void;
  /** Sends a checkpoint without entries, so that a device with nothing to send still reports. */
  readonly sendHeartbeat: () => Promise<UploadStep>;
}

const mostEntries = 1_000;
const mostBytes = 2 * 1024 * 1024;

/** As much as a line of a few kilobytes a second transfers within the request timeout. */
const fewestEntries = 50;
/** Growth of a batch after each success: small, so that few batches fail on a slow line. */
const grownEntries = 100;

/**
 * Time before an epoch is tried again that the centre refused for missing entries. Short, because refusals are not
 * signed.
 */
const lackingMs = 10 * 60_000;
/**
 * Time before an epoch is tried again that the centre refused for its history. Long, because each genuine refusal
 * raises another alarm at the centre.
 */
const refusedMs = 24 * 3_600_000;

export const startUploader = (parts: UploaderParts): Uploader => {
  const { connection, centre, device } = parts;
  const progress = uploadProgress(connection, parts.nowMs);
  /** Epochs whose first entry has been sent; the older epochs were asked about before that. */
  const begun = new Set<number>();
  let batchEntries = mostEntries;
  /** The position up to which the newest epoch was found complete. */
  let counted = { epoch: 0, size: 0 };

  /**
   * Checks the new entries of the newest epoch, which has lost none. An older epoch may have lost entries with its
   * database. Entries that have a receipt and are sent again are judged by the centre: a restart does not read them
   * again and would change nothing.
   */
  const isOwn = (run: readonly EntryRow[]): boolean => {
    const [first, epoch] = [run.at(0), newestEpoch(connection)];
    if (first?.epoch !== epoch || first.seq <= receiptedPosition(connection, epoch).size) return true;
    return isUnbrokenRun(parts, run, progress.confirmedOf(epoch) + 1) && isWholeTo(epoch, run.at(-1)?.seq ?? 0);
  };
  /** Counts a backlog once, not once a batch. An entry removed after the count is noticed in its own run. */
  const isWholeTo = (epoch: number, seq: number): boolean => {
    if (counted.epoch === epoch && seq <= counted.size) return true;
    const { size } = positionOf(connection, epoch);
    const isWhole = isWholeAfter(parts, epoch, progress.confirmedOf(epoch));
    if (isWhole) counted = { epoch, size };
    return isWhole;
  };
  const exchange = async (position: Position, firstSeq: number, texts: readonly string[]): Promise<UploadStep> => {
    if (!isSealedLedger(parts)) return unsealed;
    const checkpoint = parts.sign(checkpointText(device, position, parts.facts(position)));
    const answer = await centre.send(uploadRequest(checkpoint, texts, centre.uploadEncoding()));
    if (!answer.ok) {
      // The line may be too slow for a batch of this size, and the same batch would time out again and again.
      if (texts.length > 0) batchEntries = Math.max(fewestEntries, Math.floor(texts.length / 2));
      return { type: "failed", problem: answer.problem, retryAfterMs: 0 };
    }
    const outcome = outcomeOf(answer.value, { device, position, isSignedByCentre: parts.isSignedByCentre });
    if (outcome.type === "receipted") {
      progress.confirm(position);
      batchEntries = Math.min(mostEntries, batchEntries * 2, batchEntries + grownEntries);
      return outcome;
    }
    if (outcome.type === "too-large") return halve(texts.length);
    if (outcome.type === "failed" && isOfHistory(outcome.problem) && position.epoch < newestEpoch(connection)) {
      progress.setAside(position.epoch, refusedMs);
    }
    if (outcome.type === "go-on-from") return goOnFrom(outcome, { epoch: position.epoch, seq: firstSeq });
    return outcome;
  };
  const halve = (sent: number): UploadStep => {
    if (sent <= 1)
      return { type: "failed", problem: problem("body-too-large", { maxBytes: mostBytes }), retryAfterMs: 0 };
    batchEntries = Math.max(1, Math.floor(sent / 2));
    return { type: "adjusted" };
  };
  /** A refusal is not signed. One that the centre cannot have meant changes nothing, and the newest epoch never waits. */
  const goOnFrom = ({ epoch, seq }: EntryPlace, sent: EntryPlace): UploadStep => {
    if (epoch !== sent.epoch || seq < 1 || seq >= sent.seq) {
      return { type: "failed", problem: problem("centre-answer-invalid", { reason: "ledger-gap" }), retryAfterMs: 0 };
    }
    if (seq - 1 < receiptedPosition(connection, epoch).size) progress.doubtOlderThan(epoch);
    // Only moves the cursor back. A request for entries after the last receipt confirms none of the earlier ones.
    progress.moveBack({ epoch, size: seq - 1 });
    const [first] = readRun(connection, epoch, seq, { entries: 1, bytes: mostBytes });
    return first?.seq === seq ? { type: "adjusted" } : lackWhatIsAsked({ epoch, seq });
  };
  /**
   * Neither side has the entry. If its hole is declared, the centre has lost the declaration or does not understand it:
   * the declaring epoch is asked about like any epoch that the centre may have lost. Throws where the newest epoch has
   * a hole: only a new epoch can declare it.
   */
  const lackWhatIsAsked = (place: EntryPlace): UploadStep => {
    if (place.epoch === newestEpoch(connection)) throw new DamagedLedger("entries are missing");
    progress.setAside(place.epoch, lackingMs);
    const declared = progress.declarationAround(place);
    if (!declared) return { type: "hole-found", place };
    progress.doubt(declared.declaredAt.epoch);
    const gap = problem("ledger-gap", { expectedEpoch: place.epoch, expectedSeq: place.seq });
    return { type: "failed", problem: gap, retryAfterMs: 0 };
  };
  const sendCheckpoint = (epoch: number): Promise<UploadStep> => {
    const position = positionOf(connection, epoch);
    return exchange(position, position.size + 1, []);
  };
  /**
   * Asks whether the centre still has an older epoch, before any other upload: once the newest epoch is complete at the
   * centre, a gap in an older one no longer shows. Sends the epoch's last entry, because a bare checkpoint would say
   * that the epoch ends there: entries lost with a database must not raise another alarm.
   */
  const askAbout = async (doubted: number): Promise<UploadStep> => {
    const position = positionOf(connection, doubted);
    const [last] = readRun(connection, doubted, position.size, { entries: 1, bytes: mostBytes });
    const step = await exchange(position, position.size, last ? [last.text] : []);
    if (step.type !== "failed" || !isOpenStill(step.problem)) progress.answered(doubted);
    return step;
  };
  /**
   * The centre may have been restored after it was asked about older epochs, and its answer to the first entries does
   * not show that.
   */
  const askOnceMore = (epoch: number, step: UploadStep): void => {
    if (step.type === "receipted") progress.doubtOlderThan(epoch);
    else begun.delete(epoch);
  };
  return {
    uploadNext: async () => {
      const run = progress.nextRun({ entries: batchEntries, bytes: mostBytes });
      const [first, last] = [run.at(0), run.at(-1)];
      // A centre restored to a state before this epoch's first receipt sees no gap in it.
      if (first?.seq === 1 && !begun.has(first.epoch)) {
        begun.add(first.epoch);
        progress.doubtOlderThan(first.epoch);
      }
      const doubted = progress.doubtedEpoch();
      if (doubted !== undefined) return askAbout(doubted);
      if (!first || !last) return { type: "nothing-to-send" };
      const position = { epoch: last.epoch, size: last.seq, head: last.hash };
      if (!isOwn(run)) return unsealed;
      const texts = run.map(({ text }) => text);
      const step = await exchange(position, first.seq, texts);
      if (first.seq === 1) askOnceMore(first.epoch, step);
      if (step.type === "receipted") progress.goOnBehindHoles(position, first.seq);
      return step;
    },
    confirmed: progress.confirm,
    olderCarried: () => {
      progress.tryAll();
      progress.doubtOlderThan(newestEpoch(connection));
    },
    sendHeartbeat: () => sendCheckpoint(newestEpoch(connection)),
  };
};

const unsealed: UploadStep = { type: "failed", problem: problem("ledger-unsealed"), retryAfterMs: 0 };

/** Refusals of an epoch that repeat for the same entries, if the centre meant them. */
const isOfHistory = ({ code }: Problem): boolean => code === "ledger-fork" || code === "chain-broken";

/**
 * Whether the question about an epoch is still open: another server answered, the centre was busy, or it may not have
 * meant its answer.
 */
const isOpenStill = ({ code }: Problem): boolean => openStill.has(code) || code.startsWith("proxy-");

const openStill: ReadonlySet<Problem["code"]> = new Set<Problem["code"]>([
  "centre-unreachable",
  "centre-answer-invalid",
  "receipt-invalid",
  "service-unavailable",
  "ledger-gap",
  "centre-busy",
  "too-many-requests",
]);
