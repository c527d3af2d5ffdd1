import { definitionsVersion } from "../../contract/office/figures/definitions.ts";
import { type FavourableLevels, type Figures, figuresOf } from "../../contract/office/figures/figures.ts";
import { type Days, periodAround } from "../../contract/office/figures/periods.ts";
import { briefDevices, briefReasons, type OfficeBrief } from "../../contract/office/today/brief.ts";
import { isWorkingDay, type WorkCalendar } from "../../contract/working-days.ts";
import { readWithin } from "../accounts/read-within.ts";
import { readOwnCalendar } from "../calendar/read-calendar.ts";
import type { Queries, Tx } from "../database/sql.ts";
import type { Counted } from "../figures/publish.ts";
import { readWhole } from "../figures/read-published.ts";
import { readFavourable } from "../figures/read-trend.ts";
import { endOfPart } from "../figures/running-part.ts";
import { readReasons } from "../ratings/read-reasons.ts";
import { readNamesOf } from "../roster/names.ts";
import { readMissing } from "../stars/read-missing.ts";
import type { Need, NeedAsked } from "./need.ts";
import { readNeeds } from "./read-needs.ts";

interface BriefAsked extends NeedAsked {
  readonly days: Days;
  readonly unit: string | null;
}

const dayMs = 86_400_000;

/** The last working day of a week; its last day where none of it is one. */
const lastWorkingDay = ({ to }: Days, calendar: WorkCalendar): string => {
  const days = Array.from({ length: 7 }, (_, back) =>
    new Date(Date.parse(`${to}T00:00:00Z`) - back * dayMs).toISOString().slice(0, 10),
  );
  return days.find((day) => isWorkingDay(day, calendar)) ?? to;
};

const shown = ({ tally, toldWalkUps }: Counted, favourable: FavourableLevels): Figures | null =>
  tally && figuresOf(tally, toldWalkUps, favourable);

const readWeek = async (tx: Tx, days: Days, unit: string | null, favourable: FavourableLevels) => ({
  ...days,
  figures: shown(await readWhole(tx, days, "with", { unit, window: null }), favourable),
  unquestioned: shown(await readWhole(tx, days, "without", { unit, window: null }), favourable),
});

/** The part of a brief that the published lines and the reasons tell, of one moment, within the reader's scope. */
const readWeeks = ({ centre: { sql, clock }, scope, days, unit }: BriefAsked) =>
  readWithin(sql, scope, async (tx) => {
    const at = new Date(clock());
    const favourable = await readFavourable(tx, at);
    const { negativeRatings, reasons } = await readReasons(tx, { ...days, ...(unit !== null && { unit }) }, scope, at);
    return {
      switches: { favourable },
      unitName: unit === null ? null : (await readNamesOf(tx, [unit], [])).unit(unit),
      week: await readWeek(tx, days, unit, favourable),
      weekBefore: await readWeek(tx, periodAround("week", days.from, -1), unit, favourable),
      reasons: { negativeRatings, reasons: reasons.slice(0, briefReasons) },
    };
  });

const readDevices = async (sql: Queries, days: Days, unit: string | null, nowMs: number) => {
  const since = lastWorkingDay(days, await readOwnCalendar(sql));
  const missing = await readMissing(sql, days, nowMs, { unit, since });
  return { since, count: missing.length, devices: missing.slice(0, briefDevices) };
};

/** 一周简报 of a unit or of the whole office; the reader may read the whole of it. */
export const readBrief = async (needs: readonly Need[], asked: BriefAsked): Promise<OfficeBrief> => {
  const { centre, caller, days, unit } = asked;
  const nowMs = centre.clock();
  return {
    unitCode: unit,
    definitionsVersion,
    madeAt: new Date(nowMs).toISOString(),
    isRunning: new Date(nowMs) < endOfPart(days.to),
    ...(await readWeeks(asked)),
    needs: [...(await readNeeds(needs, { centre, caller }, { unit }))],
    missing: await readDevices(centre.sql, days, unit, nowMs),
  };
};
