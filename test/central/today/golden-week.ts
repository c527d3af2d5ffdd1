import { enrolWithCode } from "../../support/centre/device.ts";
import { at } from "../../support/centre/duty-drafts.ts";
import { type Shift, shiftDrafts } from "../../support/centre/golden-office.ts";
import { type Draft, tagsDraft } from "../../support/centre/ledger.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";
import { addCity, type CityDevice, sendLater } from "../stars/city-month.ts";

/** The week of unit A in the golden Monday, and the one before; each a shift at window 1. */
export const goldenWeek = { from: "2026-03-09", to: "2026-03-15" };
export const mondayMs = Date.parse("2026-03-16T08:30:00+08:00");

const window1 = { unitCode: "A", windowNumber: "1", staffNumber: "101" };

/** 180 prompts: 4 cancelled, 76 answered, 100 unanswered; 78 ratings with two walk-ups, 1, 1, 3, 18, 55 together. */
const ofTheWeek: Shift = {
  ...window1,
  levels: [1, 1, 3, 17, 54],
  walkUps: [0, 0, 0, 1, 1],
  unanswered: 100,
  cancelled: 4,
};

const ofTheWeekBefore: Shift = { ...window1, levels: [2, 1, 2, 15, 40], unanswered: 60 };

/** Unit B in the same week. */
const ofAnotherUnit: Shift = {
  ...{ unitCode: "B", windowNumber: "1", staffNumber: "201" },
  levels: [3, 2, 5, 10, 20],
  unanswered: 30,
};

/** The reasons of the 差评, by their level. */
const tagsOf: Readonly<Record<string, readonly string[]>> = { "1": ["108", "109", "110"], "2": ["207", "208"] };

const isRating = ({ kind }: Draft): boolean => kind === "rating-given";

/** The same shift on a day, with a reason after each 差评. */
const onDay = (day: string, shift: Shift): readonly Draft[] =>
  shiftDrafts(shift)
    .flatMap((draft) => {
      const tags = isRating(draft) ? tagsOf[String(draft.body["level"])] : undefined;
      return tags === undefined ? [draft] : [draft, tagsDraft(String(draft.body["promptId"]), ...tags)];
    })
    .map((draft) => at(`${day}T10:00:00.000+08:00`, draft));

const enrol = async (centre: TestCentre, unitCode: string, windowNumber: string): Promise<CityDevice> => ({
  device: await enrolWithCode(centre.url, await centre.newEnrolmentCode({ unitCode, windowNumber })),
  links: [],
});

/**
 * Both weeks of unit A and one of unit B. The devices of A report on Friday evening, except for that of window 2, which is
 * silent since Wednesday. The centre's clock stands before the first of them.
 */
export const sendGoldenWeek = async (centre: TestCentre): Promise<void> => {
  await addCity(centre);
  const friday = "2026-03-13T17:30:00.000+08:00";
  const drafts = [...onDay("2026-03-03", ofTheWeekBefore), ...onDay("2026-03-10", ofTheWeek)];
  await sendLater(await enrol(centre, "A", "1"), friday, drafts);
  await sendLater(await enrol(centre, "A", "2"), "2026-03-11T09:00:00.000+08:00");
  await sendLater(await enrol(centre, "B", "1"), friday, onDay("2026-03-11", ofAnotherUnit));
  await centre.rollUp();
};
