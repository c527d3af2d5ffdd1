import { useSearchParams } from "react-router";
import { z } from "zod";
import { type Days, kindOfPeriod, periodAround } from "../../../contract/office/figures/periods.ts";
import { drawsQuestion, OfficeDraw, OfficeDraws } from "../../../contract/office/inspection/draws.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { type Question, question } from "../../../contract/office/question.ts";
import { formatDay } from "../format/time.ts";

/** The part of 抽查 that the page shows; it stands in the address, so that each view is a link. */
export interface DrawsView {
  /** The number of the open draw; null for the list. */
  readonly draw: number | null;
  /** The ordinal behind which the table of the open draw begins. */
  readonly after: number;
  /** The list has the draws before this number; null for the newest. */
  readonly before: number | null;
  /** The period for the next draw. */
  readonly days: Days;
}

const Whole = z.coerce.number().int().positive();
const Parameters = z.object({
  draw: Whole.nullable().catch(null),
  after: Whole.catch(0),
  before: Whole.nullable().catch(null),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
});

/** The form opens with the last whole month. */
const viewIn = (search: URLSearchParams): DrawsView => {
  const given = Object.fromEntries(search);
  const { from = "", to = "", ...view } = Parameters.parse({ draw: null, before: null, ...given });
  const days = kindOfPeriod({ from, to }) ? { from, to } : periodAround("month", formatDay(Date.now()), -1);
  return { ...view, days };
};

/** Whether an address asks for a view that does not exist: a draw without a number, or no fixed period. */
export const isUnfitDraws = (search: URLSearchParams): boolean => {
  const {
    from = "",
    to = "",
    ...known
  } = Parameters.parse({ draw: null, before: null, ...Object.fromEntries(search) });
  const hasPeriod = search.has("from") || search.has("to");
  return (
    (hasPeriod && kindOfPeriod({ from, to }) === undefined) ||
    Object.entries(known).some(([name, value]) => search.has(name) && search.get(name) !== String(value))
  );
};

const parametersOf = ({ draw, after, before, days }: DrawsView): Record<string, string> => ({
  ...days,
  ...(draw !== null && { draw: String(draw) }),
  ...(after > 0 && { after: String(after) }),
  ...(before !== null && { before: String(before) }),
});

/** The address of one draw, or of the list where `draw` is null. */
export const drawAddress = (view: DrawsView, draw: number | null): string =>
  `/inspection?${new URLSearchParams(parametersOf({ ...view, draw, after: 0 }))}`;

export const useDrawsView = (): readonly [DrawsView, (change: Partial<DrawsView>) => void] => {
  const [search, setSearch] = useSearchParams();
  const view = viewIn(search);
  return [view, (change) => setSearch(parametersOf({ ...view, ...change }))];
};

export const drawListQuestion = ({ before }: DrawsView): Question<OfficeDraws> =>
  before === null ? drawsQuestion : question(`${drawsQuestion.path}?before=${before}`, OfficeDraws);

export const drawQuestion = (number: number, after: number): Question<OfficeDraw> =>
  question(`${officePaths.draw}?${new URLSearchParams({ number: String(number), after: String(after) })}`, OfficeDraw);
