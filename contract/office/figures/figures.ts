import { z } from "zod";
import { LocalText } from "../../words.ts";
import { kindOfPeriod } from "./periods.ts";

/** How many ratings each level has, levels 1 to 5 in this order. */
const LevelCounts = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]);
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
/** From 0 to 1; null where the denominator is 0. */
const Rate = z.number().min(0).max(1).nullable();

/** The figures for leaders. `opened` is the sum of the next three and of the prompts that are open now. */
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
  walkUpFavourableRate: Rate,
  unansweredRate: Rate,
  raisedShare: Rate,
});
export type Figures = z.infer<typeof Figures>;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** 差评: levels 1 and 2. */
const negativeIn = ([first, second]: LevelCounts): number => first + second;

/** 好评: levels 3, 4 and 5. */
const favourableIn = (levels: LevelCounts): number => sum(levels) - negativeIn(levels);

/**
 * 好评率 = ratings of levels 3, 4 and 5 / all ratings given.
 * The five levels and which of them are 好评 are those of the national 政务服务“好差评” practice (GB/T 39735-2020). There is no
 * default praise here: 未评价 is in neither the numerator nor the denominator.
 */
export const favourableRate = ({ levels }: Tally): number | null => share(favourableIn(levels), sum(levels));

/**
 * 主动评价好评率 = walk-up ratings of levels 3, 4 and 5 / walk-up ratings.
 * 主动 means here that a citizen rated without an invitation. Elsewhere it may mean every rating that is not a default;
 * this system has no defaults, so that figure is 好评率.
 */
export const walkUpFavourableRate = ({ walkUpLevels }: Tally): number | null =>
  share(favourableIn(walkUpLevels), sum(walkUpLevels));

/**
 * 未评率 = unanswered prompts / (answered + unanswered prompts).
 * Neither cancelled prompts count, which were withdrawn before an answer, nor open ones, which can still be answered.
 */
export const unansweredRate = ({ answered, unanswered }: Tally): number | null =>
  share(unanswered, answered + unanswered);

/** 改高占比 = ratings that 改评 has raised / all ratings given. */
export const raisedShare = ({ levels, raised }: Tally): number | null => share(raised, sum(levels));

export const figuresOf = (tally: Tally): Figures => {
  const { opened, answered, unanswered, cancelled, levels, walkUpLevels, raised } = tally;
  const [ratings, walkUpRatings] = [sum(levels), sum(walkUpLevels)];
  return {
    opened,
    answered,
    unanswered,
    cancelled,
    ratings,
    promptedRatings: ratings - walkUpRatings,
    walkUpRatings,
    levels,
    negativeRatings: negativeIn(levels),
    raisedRatings: raised,
    favourableRate: favourableRate(tally),
    walkUpFavourableRate: walkUpFavourableRate(tally),
    unansweredRate: unansweredRate(tally),
    raisedShare: raisedShare(tally),
  };
};

/** The fewest ratings for figures about a person: fewer say nothing. */
export const fewestRatingsOfPerson = 10;

const line = {
  /** null below ten ratings; not even the number is given then. */
  figures: Figures.nullable(),
  /** Parts of the period with fewer than ten ratings are counted in the line 其余 alone. */
  isPartial: z.boolean(),
};

/** `unitCode` is null for the line 其余: units that are too small for a line of their own. */
export const UnitFigures = z.strictObject({ unitCode: z.string().nullable(), unitName: LocalText.nullable(), ...line });
export type UnitFigures = z.infer<typeof UnitFigures>;

const unit = { unitCode: z.string(), unitName: LocalText };

/** `windowNumber` is null for the line 其余 of the unit. */
export const WindowFigures = z.strictObject({ ...unit, windowNumber: z.string().nullable(), ...line });
export type WindowFigures = z.infer<typeof WindowFigures>;

/** Both are null for the line 其余 of the unit. */
export const StaffFigures = z.strictObject({
  ...unit,
  staffNumber: z.string().nullable(),
  staffName: LocalText.nullable(),
  ...line,
});
export type StaffFigures = z.infer<typeof StaffFigures>;

const dayMs = 86_400_000;

/** The longest range for which flags are computed at once, days. */
export const mostFlaggedDays = 92;

/** Days for which flags are computed, both included; one day without `to`. */
export const FlaggedRange = z
  .strictObject({ from: z.iso.date(), to: z.iso.date().optional() })
  .transform(({ from, to = from }) => ({ from, to }))
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < mostFlaggedDays * dayMs, {
    path: ["to"],
  });

/** Whether ratings in question are counted: those of a flag, and of a service that two windows rated. All stay stored. */
export const FlaggedRatings = z.enum(["with", "without"]);
export type FlaggedRatings = z.infer<typeof FlaggedRatings>;

/**
 * The query for figures. Only fixed periods: two overlapping ranges differ by days on which a person may have had few
 * ratings.
 */
export const FiguresQuery = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), flagged: FlaggedRatings.default("with") })
  .refine((query) => kindOfPeriod(query) !== undefined, { path: ["to"] });

/**
 * `GET /office/v1/figures?from=2026-03-01&to=2026-03-31`: a week from Monday to Sunday, a month or a quarter; 400
 * `period-not-fixed` for other days. `&flagged=without` leaves out the ratings in question where they are ten or more.
 * Only from shifts that have ended. Ordered by unit, window and 工号, so that it ranks no person.
 */
export const OfficeFigures = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** The words of levels 1 to 5. */
  levelTexts: z.array(LocalText).length(5),
  /** null where the whole office has fewer than ten ratings. */
  all: Figures.nullable(),
  units: z.array(UnitFigures),
  windows: z.array(WindowFigures),
  staff: z.array(StaffFigures),
});
export type OfficeFigures = z.infer<typeof OfficeFigures>;
