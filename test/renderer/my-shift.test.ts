import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { leastRatingsForLevels, type ShiftFigures, type ShiftSummary } from "../../contract/ipc/shift.ts";
import type { Level } from "../../contract/words.ts";
import { levelsLaterText, ShiftSummaryBody } from "../../renderer/staff/shift-summary.tsx";
import { MyShiftDialog, ShiftSummaryDialog } from "../../renderer/staff/shift-summary-dialog.tsx";
import { speeches } from "../../renderer/words/speech.ts";

const figures: ShiftFigures = {
  startedAt: "2026-11-23T08:55:00+08:00",
  opened: 4,
  answered: 3,
  unanswered: 1,
  cancelled: 0,
  walkUps: 0,
  responseRate: 0.75,
};

it.each(Object.values(speeches))(
  "我的班次 names the number of ratings from which main shows levels ($language)",
  (speech) => {
    const shown = renderToStaticMarkup(createElement(MyShiftDialog, { figures, speech, onClose: () => undefined }));
    const text = levelsLaterText(speech);
    expect(shown).toContain(text);
    expect(text.match(/\d+/g)).toEqual([String(leastRatingsForLevels)]);
  },
);

const counts = [21, 11, 3, 2, 0];
const levels = counts.map((count, index) => ({ level: (5 - index) as Level, text: { zh: `第${index}级` }, count }));

it("the summary at the touchscreen has no level before a second touch asks for them, and no such button without levels", () => {
  const shownWith = (summary: ShiftSummary): string =>
    renderToStaticMarkup(createElement(ShiftSummaryDialog, { summary, speech: speeches.zh, onClose: () => undefined }));
  const withLevels = shownWith({ figures, levels });
  expect([withLevels.includes("shift-levels-show"), withLevels.includes("第0级")]).toEqual([true, false]);
  const few = shownWith({ figures, levels: null });
  expect([few.includes("shift-levels-show"), few.includes("too-few-ratings")]).toEqual([false, true]);
});

it.each([
  [4, "等级合计 37（含主动评价 4）"],
  [0, "等级合计 37"],
])("a summary adds its levels up, and names the %i walk-up ratings among them", (walkUps, total) => {
  const summary = { figures: { ...figures, walkUps }, levels };
  const shown = renderToStaticMarkup(createElement(ShiftSummaryBody, { summary, speech: speeches.zh }));
  expect(shown).toContain(`>${total}<`);
});
