import type { Position } from "../../contract/ledger/chain.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import type { Receipt } from "../../contract/sync/receipt.ts";
import type { SignedText } from "../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { ReadConnection } from "../../db/database.ts";
import { DamagedLedger } from "../../db/failure-reason.ts";
import { type EntryRow, epochsOf, newestEpoch, positionOf, readRun } from "../../db/ledger/entries.ts";
import type { EntryPlace } from "../../db/ledger/entries-around.ts";
import { type DeclaredHole, declarationOf, declaredHoles, holeAround } from "../../db/ledger/holes.ts";
import type { Seal } from "../../db/ledger/seal.ts";
import { receiptedPosition } from "../../db/receipts.ts";
import type { Centre } from "../wire/centre-client.ts";
import { isSealedLedger, isUnbrokenRun, isWholeAfter } from "./own-ledger.ts";
import { outcomeOf } from "./upload-outcome.ts";
import { type CheckpointFacts, checkpointText, uploadRequest } from "./upload-request.ts";

export interface UploaderParts {
  /** Reads only. */
  readonly connection: ReadConnection;
  readonly centre: Centre;
  readonly device: DeviceId;
  readonly sign: (text: string) => SignedText;
  /** Of the device's own key: nothing is signed for the centre that main has not sealed. */
  readonly seal: Seal;
  readonly isSignedByCentre: (signed: SignedText) => boolean;
  /** What a checkpoint at `position` says besides it. */
  readonly facts: (position: Position) => CheckpointFacts;
  /** A monotonic clock, milliseconds. */
  readonly nowMs: () => number;
}

export type UploadStep =
  | { readonly type: "nothing-to-send" }
  | { readonly type: "receipted"; readonly receipt: Receipt; readonly signed: SignedText }
  /** An older epoch lacks this entry and the centre does too: what lies behind it goes up once the hole is declared. */
  | { readonly type: "hole-found"; readonly place: EntryPlace }
  /** Not confirmed yet, but the next batch will differ: go on at once. */
  | { readonly type: "adjusted" }
  | { readonly type: "failed"; readonly problem: Problem; readonly retryAfterMs: number };

export interface Uploader {
  /** Sends the next batch of what has no receipt, oldest epoch first. */
  readonly uploadNext: () => Promise<UploadStep>;
  /** A receipt came by another way: what it confirms need not be sent. */
  readonly confirmed: (receipt: Receipt) => void;
  /** What could not be completed perhaps can be now. */
  readonly olderCarried: () => void;
  /** Sends a checkpoint without entries: a device with nothing to say still says so. */
  readonly sendHeartbeat: () => Promise<UploadStep>;
}

const mostEntries = 1_000;
const mostBytes = 2 * 1024 * 1024;

/** What a line of a few kilobytes a second carries while a request is waited for. */
const fewestEntries = 50;
/** On a slow line a batch that fits grows slowly, so that few are sent in vain. */
const grownEntries = 100;

/** An epoch that the centre refused for what is not here is tried again after so long: anybody can write a refusal. */
const lackingMs = 10 * 60_000;
/** One that it refused for its history: no more often, for where it is meant each is an alarm once more at the centre. */
const refusedMs = 24 * 3_600_000;

export const startUploader = (parts: UploaderParts): Uploader => {
  const { connection, centre, device } = parts;
  /** How many entries of an epoch the centre holds, as far as this process knows. */
  const confirmed = new Map<number, number>();
  /** Older epochs that the centre cannot take from here, and until when they are out of the way. */
  const setAside = new Map<number, number>();
  /** Older epochs to ask about, because the centre may have gone back to an older state. */
  const doubtful = new Set<number>();
  /** Epochs before whose first entry the older ones were asked about. */
  const begun = new Set<number>();
  let batchEntries = mostEntries;
  /** Up to where the newest epoch was found whole. */
  let counted = { epoch: 0, size: 0 };

  const confirmedOf = (epoch: number): number => {
    const known = confirmed.get(epoch) ?? receiptedPosition(connection, epoch).size;
    confirmed.set(epoch, known);
    return known;
  };
  const doubtOlderThan = (epoch: number): void => {
    for (const older of epochsOf(connection)) if (older < epoch) doubtful.add(older);
  };
  const mayGo = (epoch: number): boolean => parts.nowMs() >= (setAside.get(epoch) ?? 0);
  const hasMore = (epoch: number): boolean => positionOf(connection, epoch).size > confirmedOf(epoch);
  /** The declaration of the hole around an entry, as the newest epoch that tells of it has it. */
  const declarationAround = (place: EntryPlace): DeclaredHole | undefined => {
    const hole = holeAround(connection, place);
    return hole && declarationOf(declaredHoles(connection), hole);
  };
  /** Behind a hole nothing is offered before its declaration is at the centre; one that nobody declared it may not have. */
  const isDeclaredFirst = (place: EntryPlace): boolean => {
    const declaredAt = declarationAround(place)?.declaredAt;
    return declaredAt === undefined || confirmedOf(declaredAt.epoch) >= declaredAt.seq;
  };
  const nextRun = (): readonly EntryRow[] => {
    for (const epoch of epochsOf(connection).filter((candidate) => mayGo(candidate) && hasMore(candidate))) {
      const next = { epoch, seq: confirmedOf(epoch) + 1 };
      if (!isDeclaredFirst(next)) continue;
      return readRun(connection, epoch, next.seq, { entries: batchEntries, bytes: mostBytes });
    }
    return [];
  };
  /**
   * An older epoch may have lost entries with its database; the one in use has lost none. What has its receipt and is
   * sent once more, the centre judges: a start does not read it again, and would change nothing.
   */
  const isOwn = (run: readonly EntryRow[]): boolean => {
    const [first, epoch] = [run.at(0), newestEpoch(connection)];
    if (first?.epoch !== epoch || first.seq <= receiptedPosition(connection, epoch).size) return true;
    return isUnbrokenRun(parts, run, confirmedOf(epoch) + 1) && isWholeTo(epoch, run.at(-1)?.seq ?? 0);
  };
  /** Counts a backlog once, not once a batch: what is taken out of it after that is missing in its own run. */
  const isWholeTo = (epoch: number, seq: number): boolean => {
    if (counted.epoch === epoch && seq <= counted.size) return true;
    const { size } = positionOf(connection, epoch);
    const isWhole = isWholeAfter(parts, epoch, confirmedOf(epoch));
    if (isWhole) counted = { epoch, size };
    return isWhole;
  };
  const exchange = async (position: Position, firstSeq: number, texts: readonly string[]): Promise<UploadStep> => {
    if (!isSealedLedger(parts)) return unsealed;
    const checkpoint = parts.sign(checkpointText(device, position, parts.facts(position)));
    const answer = await centre.send(uploadRequest(checkpoint, texts, centre.uploadEncoding()));
    if (!answer.ok) {
      // Perhaps the line is too slow for so much at once: the same again would be given up for ever.
      if (texts.length > 0) batchEntries = Math.max(fewestEntries, Math.floor(texts.length / 2));
      return { type: "failed", problem: answer.problem, retryAfterMs: 0 };
    }
    const outcome = outcomeOf(answer.value, { device, position, isSignedByCentre: parts.isSignedByCentre });
    if (outcome.type === "receipted") {
      confirmed.set(position.epoch, Math.max(position.size, confirmedOf(position.epoch)));
      batchEntries = Math.min(mostEntries, batchEntries * 2, batchEntries + grownEntries);
      return outcome;
    }
    if (outcome.type === "too-large") return halve(texts.length);
    if (outcome.type === "failed" && isOfHistory(outcome.problem) && position.epoch < newestEpoch(connection)) {
      setAside.set(position.epoch, parts.nowMs() + refusedMs);
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
  /** A refusal is not signed: one that the centre cannot have meant changes nothing, and the newest epoch never waits. */
  const goOnFrom = ({ epoch, seq }: EntryPlace, sent: EntryPlace): UploadStep => {
    if (epoch !== sent.epoch || seq < 1 || seq >= sent.seq) {
      return { type: "failed", problem: problem("centre-answer-invalid", { reason: "ledger-gap" }), retryAfterMs: 0 };
    }
    if (seq - 1 < receiptedPosition(connection, epoch).size) doubtOlderThan(epoch);
    // Back, or not at all: who asks for later entries than have a receipt has signed for none of those before.
    confirmed.set(epoch, Math.min(seq - 1, confirmedOf(epoch)));
    const [first] = readRun(connection, epoch, seq, { entries: 1, bytes: mostBytes });
    return first?.seq === seq ? { type: "adjusted" } : lackWhatIsAsked({ epoch, seq });
  };
  /**
   * Neither side has the entry. A declaration that the centre has lost, or does not understand, is asked about like an
   * epoch that it may have lost. Throws where the epoch in use has a hole: only a new one can declare it.
   */
  const lackWhatIsAsked = (place: EntryPlace): UploadStep => {
    if (place.epoch === newestEpoch(connection)) throw new DamagedLedger("entries are missing");
    setAside.set(place.epoch, parts.nowMs() + lackingMs);
    const declared = declarationAround(place);
    if (!declared) return { type: "hole-found", place };
    doubtful.add(declared.declaredAt.epoch);
    const gap = problem("ledger-gap", { expectedEpoch: place.epoch, expectedSeq: place.seq });
    return { type: "failed", problem: gap, retryAfterMs: 0 };
  };
  /** The centre knows by now of what these entries declare. */
  const goOnBehindHoles = ({ epoch, size }: Position, firstSeq: number): void => {
    for (const { hole, declaredAt } of declaredHoles(connection)) {
      const isAmong = declaredAt.epoch === epoch && declaredAt.seq >= firstSeq && declaredAt.seq <= size;
      if (isAmong) setAside.delete(hole.epoch);
    }
  };
  const sendCheckpoint = (epoch: number): Promise<UploadStep> => {
    const position = positionOf(connection, epoch);
    return exchange(position, position.size + 1, []);
  };
  /**
   * Before anything else goes up: once the newest epoch is whole, nothing shows any more that an older one is not. By its
   * last entry, for a bare checkpoint says that nothing follows: what a lost database took away is no new alarm.
   */
  const askAbout = async (doubted: number): Promise<UploadStep> => {
    const position = positionOf(connection, doubted);
    const [last] = readRun(connection, doubted, position.size, { entries: 1, bytes: mostBytes });
    const step = await exchange(position, position.size, last ? [last.text] : []);
    if (step.type !== "failed" || !isOpenStill(step.problem)) doubtful.delete(doubted);
    return step;
  };
  /** It may have gone back since it was asked: the answer to the first entries tells nothing of that. */
  const askOnceMore = (epoch: number, step: UploadStep): void => {
    if (step.type === "receipted") doubtOlderThan(epoch);
    else begun.delete(epoch);
  };
  return {
    uploadNext: async () => {
      const run = nextRun();
      const [first, last] = [run.at(0), run.at(-1)];
      // A centre that went back before an epoch's first receipt meets no gap in it.
      if (first?.seq === 1 && !begun.has(first.epoch)) {
        begun.add(first.epoch);
        doubtOlderThan(first.epoch);
      }
      // What has more to send is not asked about: it is sent, and the answer to that tells as much.
      const doubted = [...doubtful].find((epoch) => mayGo(epoch) && !hasMore(epoch));
      if (doubted !== undefined) return askAbout(doubted);
      if (!first || !last) return { type: "nothing-to-send" };
      const position = { epoch: last.epoch, size: last.seq, head: last.hash };
      if (!isOwn(run)) return unsealed;
      const texts = run.map(({ text }) => text);
      const step = await exchange(position, first.seq, texts);
      if (first.seq === 1) askOnceMore(first.epoch, step);
      if (step.type === "receipted") goOnBehindHoles(position, first.seq);
      return step;
    },
    confirmed: ({ epoch, size }) => {
      confirmed.set(epoch, Math.max(size, confirmedOf(epoch)));
    },
    olderCarried: () => {
      setAside.clear();
      doubtOlderThan(newestEpoch(connection));
    },
    sendHeartbeat: () => sendCheckpoint(newestEpoch(connection)),
  };
};

const unsealed: UploadStep = { type: "failed", problem: problem("ledger-unsealed"), retryAfterMs: 0 };

/** Refusals of an epoch that, where they are meant, sending the same entries again cannot change. */
const isOfHistory = ({ code }: Problem): boolean => code === "ledger-fork" || code === "chain-broken";

/** Whoever answered was not the centre, it had no time, or it may not have meant it: what was asked is as open as before. */
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
