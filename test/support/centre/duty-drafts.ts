import { randomUUID } from "node:crypto";
import type { Draft } from "./ledger.ts";
import { sampleWindow } from "./sample-office.ts";

type Changes = Readonly<Record<string, unknown>>;

/** Valid entries of a shift. */
export const startDraft = (shiftId: string, changes: Changes = {}): Draft => ({
  kind: "shift-started",
  body: {
    shiftId,
    staffNumber: "1001",
    ...sampleWindow,
    configurationVersion: 1,
    mentorNumber: null,
    ...changes,
  },
});

export const endDraft = (shiftId: string, cause = "logged-out"): Draft => ({
  kind: "shift-ended",
  body: { shiftId, cause },
});

export const pauseDraft = (shiftId: string, until: string | null = null): Draft => ({
  kind: "shift-paused",
  body: { shiftId, reason: { zh: "午休", en: "Lunch break" }, until },
});

export const resumeDraft = (shiftId: string): Draft => ({ kind: "shift-resumed", body: { shiftId } });

export const promptDraft = (promptId: string, changes: Changes = {}): Draft => ({
  kind: "prompt-opened",
  body: {
    promptId,
    shiftId: "22222222-2222-4222-8222-222222222222",
    staffNumber: "1001",
    source: "counter-api",
    transaction: null,
    timeoutMs: 30_000,
    ...changes,
  },
});

export const closingDraft = (promptId: string, outcome: string, cause: string): Draft => ({
  kind: "prompt-closed",
  body: { promptId, outcome, cause },
});

export const explanationDraft = (changes: Changes = {}): Draft => ({
  kind: "explanation-given",
  body: {
    explanationId: randomUUID(),
    shiftId: "22222222-2222-4222-8222-222222222222",
    staffNumber: "1001",
    ...sampleWindow,
    transactionRef: "330100-2026-0001",
    text: "当时系统正在升级，等了二十分钟",
    ...changes,
  },
});

/** The same at another time. */
export const at = (time: string, draft: Draft): Draft => ({ ...draft, at: time });
