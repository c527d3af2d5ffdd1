import { createContext, useCallback, useContext, useMemo } from "react";
import { useSearchParams } from "react-router";
import { z } from "zod";
import type { Me } from "../../../contract/office/accounts/accounts.ts";
import { FiguresBy, FlaggedRatings } from "../../../contract/office/figures/figures.ts";
import { type Days, kindOfPeriod, periodAround } from "../../../contract/office/figures/periods.ts";
import { useMe } from "../accounts/use-session.ts";
import { formatDay } from "../format/time.ts";

/** The part of the figures that the page shows; it stands in the address, so that each view is a link. */
export interface FiguresView {
  readonly days: Days;
  readonly by: FiguresBy;
  readonly flagged: FlaggedRatings;
  /** The code of the only unit that is shown; null for all. */
  readonly unit: string | null;
  /** The number of the only window of that unit; null for all. */
  readonly window: string | null;
  /** From the answer before, where the table does not begin at its first line. */
  readonly after: string | null;
}

/** The week that the page opens with: the newest one with figures; the last whole one where there is none. */
export const weekToOpen = (today: string, newest: Days | null): Days => newest ?? periodAround("week", today, -1);

const Parameters = z.object({
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  by: FiguresBy.catch("windows"),
  flagged: FlaggedRatings.catch("with"),
  unit: z.string().nullable().catch(null),
  window: z.string().nullable().catch(null),
  after: z.string().nullable().catch(null),
});

/** The newest week with figures; `NewestWeek` gives it to the sections of a page. */
export const NewestWeekContext = createContext<Days | null>(null);

type Place = Pick<FiguresView, "unit" | "window">;

const everywhere: Place = { unit: null, window: null };

/** The unit or window of a person who has one alone: it has a sum, the whole office has none for this person. */
export const ownPlaceOf = ([grant, ...others]: Me["grants"]): Place => {
  if (grant === undefined || others.length > 0) return everywhere;
  if (grant.role === "leader") return { unit: grant.unitCode, window: null };
  return grant.role === "supervisor" ? { unit: grant.unitCode, window: grant.windowNumber } : everywhere;
};

/** An address without a place is the person's own; with an empty unit, of all units. */
const viewIn = (search: URLSearchParams, week: Days, own: Place): FiguresView => {
  const { from = "", to = "", ...view } = Parameters.parse(Object.fromEntries(search));
  const place = search.has("unit") ? { unit: view.unit || null, window: view.unit ? view.window : null } : own;
  return { ...view, ...place, days: kindOfPeriod({ from, to }) ? { from, to } : week };
};

/** Whether an address asks for a view that does not exist: no fixed period, or a choice without this name. */
export const isUnfitAddress = (search: URLSearchParams): boolean => {
  const { from = "", to = "", ...known } = Parameters.parse(Object.fromEntries(search));
  const hasPeriod = search.has("from") || search.has("to");
  const choices = { by: known.by, flagged: known.flagged };
  return (
    (hasPeriod && kindOfPeriod({ from, to }) === undefined) ||
    Object.entries(choices).some(([name, value]) => search.has(name) && search.get(name) !== value)
  );
};

/** Leaves out what stands for everything. */
const addressOf = ({ days, unit, window, after, ...rest }: FiguresView, own: Place) => ({
  ...days,
  ...rest,
  ...((unit !== null || own.unit !== null) && { unit: unit ?? "" }),
  ...(unit !== null && window !== null && { window }),
  ...(after !== null && { after }),
});

/** The view in the address, and a function that changes it; a change begins at the first line again. */
export const useFiguresView = (): readonly [FiguresView, (change: Partial<FiguresView>) => void] => {
  const [search, setSearch] = useSearchParams();
  const { grants } = useMe();
  const newest = useContext(NewestWeekContext);
  const own = useMemo(() => ownPlaceOf(grants), [grants]);
  const weekNow = useCallback((): Days => weekToOpen(formatDay(Date.now()), newest), [newest]);
  const view = viewIn(search, weekNow(), own);
  const change = useCallback(
    (wish: Partial<FiguresView>): void =>
      setSearch((now) => {
        const before = viewIn(now, weekNow(), own);
        const wished = { ...before, ...(wish.unit !== undefined && { window: null }), after: null, ...wish };
        return addressOf(wished, own);
      }),
    [setSearch, own, weekNow],
  );
  return [view, change];
};

/** Whether the address asks for a view that does not exist, and the way to the usual one. */
export const useUnfitAddress = (isUnfit: (search: URLSearchParams) => boolean) => {
  const [search, setSearch] = useSearchParams();
  return { isUnfit: isUnfit(search), onUsual: () => setSearch({}) };
};
