import { describe, expect, it } from "vitest";
import type { EntryDraft } from "../../../../contract/ledger/entry.ts";
import { StaffNumber } from "../../../../contract/words.ts";
import { recoverSession } from "../../../../electron/main/visit/visit.ts";
import { newFolder, openedStore, promptNumber, ratingFor, shiftId } from "../../../support/ledger.ts";

const staffNumber = StaffNumber.parse("330101");
const started: EntryDraft = {
  kind: "shift-started",
  body: {
    shiftId,
    staffNumber,
    mentorNumber: null,
    unitCode: "330100-XZFW",
    windowNumber: "3",
    configurationVersion: 1,
  },
};
const pause = { reason: { zh: "午休" }, until: null };
const paused: EntryDraft = { kind: "shift-paused", body: { shiftId, ...pause } };
const resumed: EntryDraft = { kind: "shift-resumed", body: { shiftId } };
const ended: EntryDraft = { kind: "shift-ended", body: { shiftId, cause: "logged-out" } };
const opened = (number: number): EntryDraft => ({
  kind: "prompt-opened",
  body: {
    promptId: promptNumber(number),
    shiftId,
    staffNumber,
    source: "staff-console",
    transaction: null,
    timeoutMs: 30_000,
  },
});
const cancelled: EntryDraft = {
  kind: "prompt-closed",
  body: { promptId: promptNumber(1), outcome: "cancelled", cause: "cancelled-by-staff" },
};
const interrupted = {
  kind: "prompt-closed",
  body: { promptId: promptNumber(1), outcome: "unanswered", cause: "interrupted" },
};

/** The session recovered from a store that was closed after these entries and opened again. */
const recoveredAfter = (drafts: readonly EntryDraft[]) => {
  const folder = newFolder();
  const before = openedStore(folder);
  for (const draft of drafts) expect(before.append([draft]).ok).toBe(true);
  before.close();
  const store = openedStore(folder);
  const step = recoverSession({
    shift: store.newestOfKinds(["shift-started"]),
    duty: store.newestOfKinds(["shift-started", "shift-ended", "shift-paused", "shift-resumed"]),
    prompt: store.newestOfKinds(["prompt-opened", "prompt-closed", "rating-given"]),
  });
  store.close();
  return step;
};

const shift = { shiftId, staffNumber, mentorNumber: null };
const stage = { at: "idle" };
const offDuty = { duty: { state: "off" }, stage };
const onDuty = { duty: { state: "on", shift }, stage };
const onPause = { duty: { state: "paused", shift, ...pause }, stage };

describe("the session after a start", () => {
  it("is off duty on a new device and after a shift that ended", () => {
    expect(recoveredAfter([])).toEqual({ session: offDuty, drafts: [] });
    expect(recoveredAfter([started, ended])).toEqual({ session: offDuty, drafts: [] });
  });

  it("goes on with the person who was on duty", () => {
    expect(recoveredAfter([started])).toEqual({ session: onDuty, drafts: [] });
    expect(recoveredAfter([started, ended, started])).toEqual({ session: onDuty, drafts: [] });
  });

  it("restores a pause", () => {
    expect(recoveredAfter([started, paused])).toEqual({ session: onPause, drafts: [] });
    expect(recoveredAfter([started, paused, resumed])).toEqual({ session: onDuty, drafts: [] });
    expect(recoveredAfter([started, paused, ended])).toEqual({ session: offDuty, drafts: [] });
  });

  it("closes the prompt that was open at the power cut, once, as 未评价", () => {
    expect(recoveredAfter([started, opened(1)])).toEqual({ session: onDuty, drafts: [interrupted] });
  });

  it("does not change an answered or cancelled prompt", () => {
    expect(recoveredAfter([started, opened(1), ratingFor(1, 1)])).toEqual({ session: onDuty, drafts: [] });
    expect(recoveredAfter([started, opened(1), cancelled])).toEqual({ session: onDuty, drafts: [] });
  });
});
