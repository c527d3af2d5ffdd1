import { setTimeout as wait } from "node:timers/promises";
import { periodAround } from "../../contract/office/figures/periods.ts";
import { drawsQuestion } from "../../contract/office/inspection/draws.ts";
import { officePaths } from "../../contract/office/office-paths.ts";
import { question } from "../../contract/office/question.ts";
import { StarMonth } from "../../contract/office/stars/star-months.ts";
import { dayOf } from "./calendar.ts";
import { answered, logInAs, type Person } from "./person.ts";

/** The interval of a question until its answer has changed, milliseconds. */
const askEveryMs = 2_000;
const mostAsks = 60;

/** For the devices that had not reported, if there are any. */
const reason = "演示：月底没有上报的设备不再等";

/** The invented inspector opens the first drawn ratings for these. */
const purposes = ["核对差评理由是否属实", "核对窗口的解释", "了解群众等候的情况"];

/** The first answer that is not null; null where there is none in time. */
const untilKnown = async <Value>(ask: () => Promise<Value | null>): Promise<Value | null> => {
  for (let asked = 0; asked < mostAsks; asked += 1) {
    const value = await ask();
    if (value !== null) return value;
    await wait(askEveryMs);
  }
  return null;
};

/** Freezes a month once its figures are counted: entries that arrived today are drawn only from a frozen month. */
const freeze = ({ ask, post }: Person, month: string) =>
  untilKnown(async () => {
    const known = await ask(question(`${officePaths.starMonths}?month=${month}`, StarMonth));
    // Refused while figures are counted or a job freezes the month: then it is asked for again.
    if (known.freeze === null) await post(officePaths.starFreezes, { month, reason });
    return known.freeze;
  });

/**
 * Has the invented city office freeze last month, and the invented inspector draw a sample of it and open some ratings:
 * the page of draws is not empty. Does nothing where a sample was drawn, or where last month has no figures.
 */
export const inspectLastMonth = async (
  { centreUrl, password }: { readonly centreUrl: string; readonly password: string },
  nowMs: number,
): Promise<void> => {
  const inspector = await logInAs(centreUrl, "inspector", password);
  const drawn = async () => (await inspector.ask(drawsQuestion)).draws[0] ?? null;
  if ((await drawn()) !== null) return;
  const { from, to } = periodAround("month", dayOf(nowMs), -1);
  if ((await freeze(await logInAs(centreUrl, "city", password), from)) === null) return;
  const order = { from, to, ratings: "negative", share: 20, minimum: 10, seed: from.slice(0, 7) };
  answered(await inspector.post(officePaths.draws, order));
  const draw = await untilKnown(drawn);
  for (const [index, purpose] of purposes.slice(0, draw?.drawn ?? 0).entries())
    answered(
      await inspector.post(officePaths.drawnRatingReadings, { number: draw?.number, ordinal: index + 1, purpose }),
    );
};
