import { definitionsVersion } from "../../contract/office/figures/definitions.ts";
import { type FavourableLevels, figuresOf, usualFavourable } from "../../contract/office/figures/figures.ts";
import { type Days, kindOfPeriod, periodAround } from "../../contract/office/figures/periods.ts";
import { type OfficeTrend, type PlaceAndPeriod, pointsOfTrend } from "../../contract/office/figures/trend.ts";
import type { Queries } from "../database/sql.ts";
import { everywhere, readPolicy } from "../policy/read-policy.ts";
import { readNamesOf } from "../roster/names.ts";
import type { Counted } from "./publish.ts";
import { readPoints } from "./read-published.ts";
import { endOfPart } from "./running-part.ts";

/** The levels that the whole office counts as 好评. */
export const readFavourable = async (sql: Queries, at: Date): Promise<FavourableLevels> =>
  (await readPolicy(sql, everywhere, at))?.content.favourable ?? usualFavourable;

/** The period and those before it, the oldest first. */
const periodsUpTo = (days: Days): readonly Days[] => {
  const kind = kindOfPeriod(days) ?? "week";
  return Array.from({ length: pointsOfTrend }, (_, index) => periodAround(kind, days.from, index + 1 - pointsOfTrend));
};

/** The figures of a place over time. Read within the reader's scope: a place outside it has no rows. */
export const readTrend = async (sql: Queries, asked: PlaceAndPeriod, at: Date): Promise<OfficeTrend> => {
  const { unit = null, window = null, from, to } = asked;
  const favourable = await readFavourable(sql, at);
  const periods = periodsUpTo({ from, to });
  const counted = await readPoints(sql, periods, unit, window);
  const names = await readNamesOf(sql, unit === null ? [] : [unit], []);
  const figuresIn = ({ tally, toldWalkUps }: Counted) => tally && figuresOf(tally, toldWalkUps, favourable);
  return {
    definitionsVersion,
    switches: { flagged: "with", favourable },
    unitName: unit === null ? null : names.unit(unit),
    points: periods.map((days, index) => {
      const point = counted[index];
      return { ...days, isRunning: at < endOfPart(days.to), figures: point ? figuresIn(point) : null };
    }),
  };
};
