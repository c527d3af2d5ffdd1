import { z } from "zod";
import { LocalText } from "../words.ts";

/** Levels 1 to 5 in this order, each with how many ratings have it. */
const LevelCounts = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]);
export type LevelCounts = z.infer<typeof LevelCounts>;

/**
 * What is counted. A prompt counts on the day it was opened and a rating on the day it was given, by the date that the
 * device wrote; 改评 counts as it stands.
 */
export interface Tally {
  /** 评价邀请 of staff and of office systems. What a citizen began unasked invited nobody. */
  readonly opened: number;
  /** Those that were tapped, also where the rating was refused because the device had rated the service before. */
  readonly answered: number;
  /** 未评价: those whose time ran out, or that a power cut took from the screen. */
  readonly unanswered: number;
  readonly cancelled: number;
  /** Every rating given, asked for or not. */
  readonly levels: LevelCounts;
  /** The walk-up ones among them. */
  readonly walkUpLevels: LevelCounts;
  /** Ratings that 改评 has raised. */
  readonly raised: number;
}

const Count = z.int().min(0);
/** From 0 to 1; null where nothing stands below the line. */
const Rate = z.number().min(0).max(1).nullable();

/** The figures that leaders read. `opened` is the sum of the next three and of the prompts that are open now. */
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
 * The five levels and which of them are 好评 are those of the national 政务服务“好差评” practice (GB/T 39735-2020). There is
 * no default praise here: 未评价 is neither above the line nor below it.
 */
export const favourableRate = ({ levels }: Tally): number | null => share(favourableIn(levels), sum(levels));

/**
 * 主动评价好评率 = walk-up ratings of levels 3, 4 and 5 / walk-up ratings.
 * 主动 is here what a citizen rated unasked. Where others say it of every rating that is not a default, this system has
 * no defaults to leave out, and that figure is 好评率.
 */
export const walkUpFavourableRate = ({ walkUpLevels }: Tally): number | null =>
  share(favourableIn(walkUpLevels), sum(walkUpLevels));

/**
 * 未评率 = unanswered prompts / (answered + unanswered prompts).
 * A cancelled prompt was withdrawn before anybody could answer, and an open one can still be answered: neither counts.
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

/** Fewer ratings than this say nothing about a person, and so nothing is said. */
export const fewestRatingsOfPerson = 10;

const unit = { unitCode: z.string(), unitName: LocalText };

export const UnitFigures = z.strictObject({ ...unit, figures: Figures });
export type UnitFigures = z.infer<typeof UnitFigures>;

export const WindowFigures = z.strictObject({ ...unit, windowNumber: z.string(), figures: Figures });
export type WindowFigures = z.infer<typeof WindowFigures>;

/** Of shifts that have ended only: nobody watches a rating come in. */
export const StaffFigures = z.strictObject({
  ...unit,
  staffNumber: z.string(),
  staffName: LocalText,
  /** null where there are fewer than ten ratings, and then not even how many. */
  figures: Figures.nullable(),
});
export type StaffFigures = z.infer<typeof StaffFigures>;

/** The longest range that is asked for at once, days. */
export const mostDays = 400;

const days = { from: z.iso.date(), to: z.iso.date().optional() };
const dayMs = 86_400_000;

interface Days {
  readonly from: string;
  readonly to: string;
}

const isAtMost =
  (most: number) =>
  ({ from, to }: Days): boolean =>
    from <= to && Date.parse(to) - Date.parse(from) < most * dayMs;

/** The days from `from` to `to`, both included; one day where `to` is not said. */
export const DayRange = z
  .strictObject(days)
  .transform(({ from, to = from }) => ({ from, to }))
  .refine(isAtMost(mostDays), { path: ["to"] });
export type DayRange = z.infer<typeof DayRange>;

/** The longest range for which flags are worked out at once, days. */
export const mostFlaggedDays = 92;

/** Days for which flags are worked out. */
export const FlaggedRange = DayRange.refine(isAtMost(mostFlaggedDays), { path: ["to"] });

/** Whether ratings that a flag concerns are counted. They are kept either way. */
export const FlaggedRatings = z.enum(["with", "without"]);
export type FlaggedRatings = z.infer<typeof FlaggedRatings>;

/** What figures are asked for; without flagged ratings for no longer than flags are worked out. */
export const FiguresQuery = z
  .strictObject({ ...days, flagged: FlaggedRatings.default("with") })
  .transform(({ from, to = from, flagged }) => ({ from, to, flagged }))
  .refine(isAtMost(mostDays), { path: ["to"] })
  .refine((query) => query.flagged === "with" || isAtMost(mostFlaggedDays)(query), { path: ["to"] });

/**
 * `GET /office/v1/figures?from=2026-03-01&to=2026-03-31`, and `&flagged=without` for those without the ratings that a flag
 * concerns; what was asked stays asked. Ordered by unit, window and 工号: it ranks nobody.
 */
export const OfficeFigures = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** The words of levels 1 to 5. */
  levelTexts: z.array(LocalText).length(5),
  all: Figures,
  units: z.array(UnitFigures),
  windows: z.array(WindowFigures),
  staff: z.array(StaffFigures),
});
export type OfficeFigures = z.infer<typeof OfficeFigures>;
