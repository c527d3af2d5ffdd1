import { randomUUID } from "node:crypto";
import { type ChainLink, emptyEpoch, type Position, positionAfter } from "../../../contract/ledger/chain.ts";
import { EntryEnvelope } from "../../../contract/ledger/entry.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { BootId, type DeviceId, type Sha256Hex } from "../../../contract/words.ts";
import { sampleWindow } from "./sample-office.ts";

/** A draft of an entry; `kind` and `body` are free, so that it may be invalid. */
export interface Draft {
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Wall time; a fixed one by default. */
  readonly at?: string;
}

export const boot = BootId.parse("11111111-1111-4111-8111-111111111111");
const someTime = "2026-03-01T09:00:00.000+08:00";

/** The links of `drafts` after `start`. */
export const writeEntries = (device: DeviceId, start: Position, drafts: readonly Draft[]): readonly ChainLink[] => {
  let position = start;
  return drafts.map(({ kind, body, at = someTime }) => {
    const { epoch, size, head } = position;
    const envelope = { v: 1, device, epoch, seq: size + 1, kind, at, boot, mono: size + 1, prev: head, body };
    const text = JSON.stringify(envelope);
    const link = { text, hash: sha256Hex(text), envelope: EntryEnvelope.parse(envelope) };
    position = positionAfter(link);
    return link;
  });
};

/** A ledger of epoch 1, or another, from its first entry on. */
export const writeLedger = (device: DeviceId, drafts: readonly Draft[], epoch = 1): readonly ChainLink[] =>
  writeEntries(device, emptyEpoch(epoch), drafts);

export const endOf = (links: readonly ChainLink[], epoch = 1): Position => {
  const last = links.at(-1);
  return last ? positionAfter(last) : emptyEpoch(epoch);
};

/** The same position with another head. */
export const withHead = (position: Position, head: Sha256Hex): Position => ({ ...position, head });

/** A valid rating, each of another prompt. */
export const ratingDraft = (changes: Readonly<Record<string, unknown>> = {}): Draft => ({
  kind: "rating-given",
  body: {
    promptId: randomUUID(),
    shiftId: "22222222-2222-4222-8222-222222222222",
    unitCode: sampleWindow.unitCode,
    windowNumber: sampleWindow.windowNumber,
    staffNumber: "1001",
    source: "staff-console",
    transaction: null,
    level: 5,
    channel: "4",
    answeredAfterMs: 3_200,
    followUpHash: null,
    ...changes,
  },
});

type Changes = Readonly<Record<string, unknown>>;

const place = { ...sampleWindow, shiftId: null };

/** Valid entries that follow a rating, of the same prompt. */
export const changeDraft = (promptId: string, level: number): Draft => ({
  kind: "rating-changed",
  body: { promptId, level, changedAfterMs: 4_000 },
});

export const tagsDraft = (promptId: string, ...tagCodes: readonly string[]): Draft => ({
  kind: "tags-chosen",
  body: { promptId, tagCodes },
});

export const commentDraft = (promptId: string, text: string): Draft => ({
  kind: "comment-given",
  body: { promptId, text },
});

export const withdrawalDraft = (promptId: string): Draft => ({ kind: "comment-withdrawn", body: { promptId } });

/** 意见, each different. */
export const opinionDraft = (changes: Changes = {}): Draft => ({
  kind: "opinion-given",
  body: { opinionId: randomUUID(), ...place, text: "大厅再添几把椅子吧", ...changes },
});

/** 受理, as a kiosk promises it. */
export const acceptanceWith = (changes: Changes = {}) => ({
  number: "261130-K7QM-4TRM",
  office: { zh: "市政务服务办", en: "the Office of Government Services" },
  answerDays: 5,
  answerBy: "2026-12-07",
  followUpHash: null,
  ...changes,
});

/** 投诉: without `changes` it is sealed to no real key, and of an older kiosk, which promised nothing. */
export const complaintDraft = (changes: Changes = {}): Draft => ({
  kind: "complaint-made",
  body: {
    complaintId: randomUUID(),
    ...place,
    sealed: {
      scheme: "hpke-base-x25519-sha256-aes256gcm",
      keyId: "0123456789abcdef",
      encapsulatedKeyBase64: Buffer.alloc(32, 7).toString("base64"),
      ciphertextBase64: Buffer.alloc(64, 8).toString("base64"),
    },
    ...changes,
  },
});

/** 问卷: one answer, each of another response. */
export const answerDraft = (questionId: string, answer: Changes, changes: Changes = {}): Draft => ({
  kind: "survey-answered",
  body: { responseId: randomUUID(), surveyId: "2026-spring", ...place, promptId: null, questionId, answer, ...changes },
});

/** A valid entry that is no rating. */
export const startedDraft = (appVersion = "0.1.0"): Draft => ({
  kind: "device-started",
  body: { appVersion, electronVersion: "33.2.1", timeZone: "Asia/Shanghai" },
});
