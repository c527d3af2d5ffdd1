import { z } from "zod";
import { LocalText, UnitCode, WindowNumber } from "../../words.ts";
import { kindOfPeriod } from "./periods.ts";

/** How many ratings each level has, levels 1 to 5 in this order. */
export const LevelCounts = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]);
export type LevelCounts = z.infer<typeof LevelCounts>;

/**
 * The counts. A prompt counts on the day it was opened and a rating on the day it was given, by the device's date;
 * after 改评 the new level counts.
 */
export interface Tally {
  /** 评价邀请 of staff and of office systems. A walk-up prompt is no invitation. */
  readonly opened: number;
  /** Those that were tapped, also where the rating was refused because the device had rated the service before. */
  readonly answered: number;
  /** 未评价: those that timed out, or that a power cut took from the screen. */
  readonly unanswered: number;
  readonly cancelled: number;
  /** Every rating given, with or without an invitation. */
  readonly levels: LevelCounts;
  /** The walk-up ones among them. */
  readonly walkUpLevels: LevelCounts;
  /** Ratings that 改评 has raised. */
  readonly raised: number;
}

const Count = z.int().min(0);

/** A share with both of its counts. `value` is from 0 to 1; null where the denominator is 0. */
export const Rate = z.strictObject({
  numerator: Count,
  denominator: Count,
  value: z.number().min(0).max(1).nullable(),
});
export type Rate = z.infer<typeof Rate>;

/** The figures for leaders; `definitions.ts` says how each is made. `opened` contains the prompts that are open now. */
export const Figures = z.strictObject({
  opened: Count,
  answered: Count,
  unanswered: Count,
  cancelled: Count,
  ratings: Count,
  promptedRatings: Count,
  walkUpRatings: Count,
  levels: LevelCounts,
  negativeRatings: Count,
  raisedRatings: Count,
  favourableRate: Rate,
  notDefaultFavourableRate: Rate,
  /** null where the walk-up ratings are too few, also in sums of weeks. */
  walkUpFavourableRate: Rate.nullable(),
  unansweredRate: Rate,
  coverage: Rate,
  negativeShare: Rate,
  raisedShare: Rate,
});
export type Figures = z.infer<typeof Figures>;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const share = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
});

/** 差评: levels 1 and 2. */
const negativeIn = ([first, second]: LevelCounts): number => first + second;

/** The levels that are 好评: policy of the office. */
export const FavourableLevels = z.enum(["3-5", "4-5"]);
export type FavourableLevels = z.infer<typeof FavourableLevels>;
export const usualFavourable: FavourableLevels = "3-5";

const favourableShare = (levels: LevelCounts, favourable: FavourableLevels): Rate =>
  share(sum(levels.slice(favourable === "3-5" ? 2 : 3)), sum(levels));

/** `toldWalkUps`: the walk-up ratings whose levels may be told. */
export const figuresOf = (
  tally: Tally,
  toldWalkUps: LevelCounts,
  favourable: FavourableLevels = usualFavourable,
): Figures => {
  const { opened, answered, unanswered, cancelled, levels, walkUpLevels, raised } = tally;
  const [ratings, walkUpRatings, negative] = [sum(levels), sum(walkUpLevels), negativeIn(levels)];
  return {
    opened,
    answered,
    unanswered,
    cancelled,
    ratings,
    promptedRatings: ratings - walkUpRatings,
    walkUpRatings,
    levels,
    negativeRatings: negative,
    raisedRatings: raised,
    favourableRate: favourableShare(levels, favourable),
    notDefaultFavourableRate: favourableShare(levels, favourable),
    walkUpFavourableRate: sum(toldWalkUps) === 0 ? null : favourableShare(toldWalkUps, favourable),
    unansweredRate: share(unanswered, answered + unanswered),
    coverage: share(answered, answered + unanswered),
    negativeShare: share(negative, ratings),
    raisedShare: share(raised, ratings),
  };
};

/** The fewest ratings for figures about a person: fewer say nothing. */
export const fewestRatingsOfPerson = 10;

/** Whether ratings in question are counted: those of a flag, and of a service that two windows rated. All stay stored. */
export const FlaggedRatings = z.enum(["with", "without"]);
export type FlaggedRatings = z.infer<typeof FlaggedRatings>;

/** The choices behind the numbers of an answer. */
export const Switches = z.strictObject({ flagged: FlaggedRatings, favourable: FavourableLevels });

/** The lines of a table of figures. */
export const FiguresBy = z.enum(["units", "windows", "staff"]);
export type FiguresBy = z.infer<typeof FiguresBy>;

/** A unit, a window or a person; or 其余, which holds those too small for a line of their own. */
export const FiguresLine = z.strictObject({
  /** null for 其余 of all units. */
  unitCode: z.string().nullable(),
  unitName: LocalText.nullable(),
  /** The number of the window or person; null for 其余 of the unit, and where the line is a unit. */
  key: z.string().nullable(),
  /** null where the line is no person. */
  staffName: LocalText.nullable(),
  /** null below ten ratings; not even the number is given then. */
  figures: Figures.nullable(),
  /** Parts of the period with fewer than ten ratings are counted in the line 其余 alone. */
  isPartial: z.boolean(),
});
export type FiguresLine = z.infer<typeof FiguresLine>;

/** The most lines in one answer. */
export const linesAtOnce = 100;

const dayMs = 86_400_000;

/** The longest range for which a list is read from single ratings, days. */
const mostListedDays = 92;

/** Days of such a list, both included; one day without `to`. */
export const ListedDays = z
  .strictObject({ from: z.iso.date(), to: z.iso.date().optional() })
  .transform(({ from, to = from }) => ({ from, to }))
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < mostListedDays * dayMs, {
    path: ["to"],
  });

/**
 * The query for figures. Only fixed periods: two overlapping ranges differ by days on which a person may have had few
 * ratings. `unit`: only the lines of this unit. `window`: the sum is that of
 * this window of the unit. `after`: the lines that follow those of an earlier answer.
 */
export const FiguresQuery = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    flagged: FlaggedRatings.default("with"),
    by: FiguresBy.default("units"),
    unit: UnitCode.optional(),
    window: WindowNumber.optional(),
    after: z.string().max(200).optional(),
  })
  .refine((query) => kindOfPeriod(query) !== undefined, { path: ["to"], params: { problem: "period-not-fixed" } })
  .refine(({ unit, window }) => window === undefined || unit !== undefined, { path: ["unit"] });
export type FiguresQuery = z.infer<typeof FiguresQuery>;

/**
 * `GET /office/v1/figures?from=2026-03-01&to=2026-03-31&by=windows`: a week from Monday to Sunday, a month or a quarter;
 * 400 `period-not-fixed` for other days. `&flagged=without` leaves out the ratings in question where they are ten or
 * more. Only from shifts that have ended. Ordered by unit, window and 工号, so that it ranks no person.
 */
export const OfficeFigures = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** Of `definitions.ts`. */
  definitionsVersion: z.string(),
  /** The choices behind these numbers. */
  switches: Switches,
  /** The period has not ended: of each person at a window only whole days are counted, and the last ten ratings or more not yet. */
  isRunning: z.boolean(),
  /** The words of levels 1 to 5. */
  levelTexts: z.array(LocalText).length(5),
  /** Of the whole office, of `unit`, or of its `window`; null below ten ratings, and where the reader may not see all of it. */
  all: Figures.nullable(),
  lines: z.array(FiguresLine),
  /** For `after`, where there are more lines. */
  next: z.string().nullable(),
});
export type OfficeFigures = z.infer<typeof OfficeFigures>;
