import { describe, expect, it } from "vitest";
import type { PromptSource } from "../../../../contract/ledger/bodies/prompt.ts";
import type { EntryDraft } from "../../../../contract/ledger/entry.ts";
import type { Level } from "../../../../contract/words.ts";
import { emptyTally, figuresOf, levelsOf, withEntry } from "../../../../electron/main/shift/my-shift.ts";
import { closePrompt } from "../../../../electron/main/visit/prompt-steps.ts";
import { promptNumber, ratingFor, shiftId } from "../../../support/ledger.ts";
import { colleague, sessionDocument, shift } from "../../support/session.ts";

const startedAt = "2026-11-23T09:00:00.000+08:00";

const asked = (number: number, source: PromptSource = "staff-console", ofShift = shiftId): EntryDraft => ({
  kind: "prompt-opened",
  body: {
    promptId: promptNumber(number),
    shiftId: ofShift,
    staffNumber: shift.staffNumber,
    source,
    transaction: null,
    timeoutMs: 30_000,
  },
});
const changed = (number: number, level: Level): EntryDraft => ({
  kind: "rating-changed",
  body: { promptId: promptNumber(number), level, changedAfterMs: 5_000 },
});

const tallyOf = (...drafts: readonly EntryDraft[]) => drafts.reduce(withEntry, emptyTally(shiftId, startedAt));

/** This many prompts, each with its rating, of levels 1 to 5 in turn. */
const rated = (count: number, source: PromptSource = "counter-api"): readonly EntryDraft[] =>
  Array.from({ length: count }, (_, index) => index + 1).flatMap((number) => [
    asked(number, source),
    ratingFor(number, (((number - 1) % 5) + 1) as Level),
  ]);

describe("我的班次", () => {
  it("begins at zero, and without a rate", () => {
    expect(figuresOf(tallyOf())).toEqual({
      startedAt,
      opened: 0,
      answered: 0,
      unanswered: 0,
      cancelled: 0,
      walkUps: 0,
      responseRate: null,
    });
  });

  it("counts how prompts ended, those opened by citizens separately, and leaves open ones out of the rate", () => {
    const tally = tallyOf(
      asked(1),
      ratingFor(1, 1),
      asked(2, "queue-system"),
      closePrompt(promptNumber(2), "unanswered", "timed-out"),
      asked(3),
      closePrompt(promptNumber(3), "cancelled", "cancelled-by-staff"),
      asked(4, "walk-up"),
      ratingFor(4, 5),
      asked(5, "walk-up"),
      closePrompt(promptNumber(5), "unanswered", "timed-out"),
      asked(6),
    );
    expect(figuresOf(tally)).toEqual({
      startedAt,
      opened: 4,
      answered: 1,
      unanswered: 1,
      cancelled: 1,
      walkUps: 1,
      responseRate: 0.5,
    });
  });

  it("counts nothing of another shift, though its rating is changed in this one", () => {
    const before = asked(1, "staff-console", colleague.shiftId);
    expect(tallyOf(before, ratingFor(1, 2), changed(1, 4))).toEqual(emptyTally(shiftId, startedAt));
  });

  it("contains nothing that differs with the level", () => {
    const figuresWith = (level: Level) => figuresOf(tallyOf(asked(1), ratingFor(1, level)));
    expect(([1, 2, 3, 4] as const).map(figuresWith)).toEqual(Array(4).fill(figuresWith(5)));
  });
});

describe("levels of a shift", () => {
  it("are shown from ten prompted ratings up, and not from nine", () => {
    expect(levelsOf(tallyOf(...rated(9)), sessionDocument)).toBeNull();
    expect(levelsOf(tallyOf(...rated(10)), sessionDocument)).toEqual(
      [5, 4, 3, 2, 1].map((level) => ({ level, text: { zh: `等级${level}` }, count: 2 })),
    );
  });

  it("are counted as the present ones after 改评, once each", () => {
    const counts = levelsOf(tallyOf(...rated(10), changed(1, 5)), sessionDocument)?.map(({ count }) => count);
    expect(counts).toEqual([3, 2, 2, 2, 1]);
  });

  it("leave out ratings of prompts that citizens opened, which do not count towards the ten either", () => {
    expect(levelsOf(tallyOf(...rated(10, "walk-up")), sessionDocument)).toBeNull();
    const mixed = tallyOf(...rated(10), asked(11, "walk-up"), ratingFor(11, 1));
    expect(levelsOf(mixed, sessionDocument)).toEqual(levelsOf(tallyOf(...rated(10)), sessionDocument));
  });

  it("are not shown after ten prompts with fewer than ten ratings", () => {
    const unanswered = closePrompt(promptNumber(10), "unanswered", "timed-out");
    expect(levelsOf(tallyOf(...rated(9), asked(10), unanswered), sessionDocument)).toBeNull();
  });
});
