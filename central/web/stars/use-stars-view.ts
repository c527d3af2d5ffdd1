import { useCallback } from "react";
import { useSearchParams } from "react-router";
import { z } from "zod";
import { FiguresBy } from "../../../contract/office/figures/figures.ts";
import { type Days, kindOfPeriod, type PeriodKind, periodAround } from "../../../contract/office/figures/periods.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { type Question, question } from "../../../contract/office/question.ts";
import { StarMonth } from "../../../contract/office/stars/star-months.ts";
import { OfficeStars } from "../../../contract/office/stars/stars.ts";
import { formatDay } from "../format/time.ts";

export const starPeriods: readonly PeriodKind[] = ["month", "quarter"];

/** The part of the stars that the page shows; it stands in the address, so that each view is a link. */
export interface StarsView {
  readonly days: Days;
  readonly by: FiguresBy;
  /** The code of the only unit in the table; null for all. */
  readonly unit: string | null;
  /** From the answer before, where the table does not begin at its first line. */
  readonly after: string | null;
  /** Whether the month is shown as it was frozen: the bulletin. */
  readonly isFrozen: boolean;
}

const Parameters = z.object({
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  by: FiguresBy.catch("windows"),
  unit: z.string().nullable().catch(null),
  after: z.string().nullable().catch(null),
  frozen: z.literal("yes").optional().catch(undefined),
});

/** The page opens with the last whole month: stars of a month that still runs change every day. */
export const starsViewIn = (search: URLSearchParams, today: string): StarsView => {
  const { from = "", to = "", frozen, ...view } = Parameters.parse(Object.fromEntries(search));
  const kind = kindOfPeriod({ from, to }) ?? "week";
  const days = starPeriods.includes(kind) ? { from, to } : periodAround("month", today, -1);
  return { ...view, days, isFrozen: frozen === "yes" && kind === "month" };
};

/** Whether an address asks for a view that does not exist: no month or quarter, or a choice without this name. */
export const isUnfitStars = (search: URLSearchParams): boolean => {
  const { from = "", to = "", by } = Parameters.parse(Object.fromEntries(search));
  const kind = kindOfPeriod({ from, to });
  const isOther = kind === undefined || !starPeriods.includes(kind);
  const hasPeriod = search.has("from") || search.has("to");
  const isNoMonth = search.has("frozen") && (search.get("frozen") !== "yes" || kind !== "month");
  return (hasPeriod && isOther) || isNoMonth || (search.has("by") && search.get("by") !== by);
};

const parametersOf = ({ days, by, unit, after, isFrozen }: StarsView) => ({
  ...days,
  by,
  ...(unit !== null && { unit }),
  ...(after !== null && { after }),
  ...(isFrozen && { frozen: "yes" }),
});

/** The view in the address, and a function that changes it; a change begins at the first line again. */
export const useStarsView = (): readonly [StarsView, (change: Partial<StarsView>) => void] => {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (wish: Partial<StarsView>): void =>
      setSearch((now) => parametersOf({ ...starsViewIn(now, formatDay(Date.now())), after: null, ...wish })),
    [setSearch],
  );
  return [starsViewIn(search, formatDay(Date.now())), change];
};

export const starsQuestion = (view: StarsView): Question<OfficeStars> =>
  question(`${officePaths.stars}?${new URLSearchParams(parametersOf(view))}`, OfficeStars);

export const starMonthQuestion = (month: string): Question<StarMonth> =>
  question(`${officePaths.starMonths}?${new URLSearchParams({ month })}`, StarMonth);
