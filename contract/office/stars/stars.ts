import { z } from "zod";
import { LocalText, UnitCode } from "../../words.ts";
import { FiguresBy, LevelCounts } from "../figures/figures.ts";
import { kindOfPeriod } from "../figures/periods.ts";
import { type Placed, withheldStates } from "./judge.ts";
import { Erratum, Freeze } from "./star-months.ts";
import { StarPolicyVersion } from "./star-policy.ts";

const Score = z.number();

/** Numbers of 星级; null where the stars are withheld. */
export const Rated = z.strictObject({
  mean: Score,
  score: Score,
  interval: z.strictObject({ from: Score, to: Score }),
  stars: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  /**
   * A single place never appears: only clear differences separate two. `among`: how many of the group have stars.
   * `matter`: the main matter that the group shares; null where the group is all of the kind.
   */
  place: z.strictObject({
    ...{ best: z.int().min(1), worst: z.int().min(1), among: z.int().min(1) },
    matter: z.string().nullable(),
  }),
});
export type Rated = z.infer<typeof Rated>;

/** The counts of a line; published like those of the figures, so never fewer than ten ratings. */
export const StarCounts = z.strictObject({ answered: z.int(), unanswered: z.int(), levels: LevelCounts });
export type StarCounts = z.infer<typeof StarCounts>;

/** A unit, a window or a person. */
export const StarLine = z.strictObject({
  unitCode: z.string(),
  unitName: LocalText,
  /** The number of the window or person; null where the line is a unit. */
  key: z.string().nullable(),
  /** null where the line is no person. */
  staffName: LocalText.nullable(),
  /** null below ten ratings: not even the number is given then. */
  counts: StarCounts.nullable(),
  /** Parts of the period with fewer than ten ratings are counted in the line 其余 of the figures alone. */
  isPartial: z.boolean(),
  state: z.enum(["rated", ...withheldStates]),
  rated: Rated.nullable(),
});
export type StarLine = z.infer<typeof StarLine>;

/** The numbers of a judgement as they are answered and stored. */
export const ratedOf = ({ judgement, place }: Placed): Rated | null => {
  if (judgement.state !== "rated" || place === null) return null;
  const { estimate, score, interval, stars } = judgement;
  return { mean: estimate.mean, score, interval, stars, place };
};

/** The query for stars: a month or a quarter; the other filters are those of the figures. */
export const StarsQuery = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    by: FiguresBy.default("windows"),
    unit: UnitCode.optional(),
    after: z.string().max(200).optional(),
    frozen: z.literal("yes").optional(),
  })
  .refine((query) => ["month", "quarter"].includes(kindOfPeriod(query) ?? ""), {
    path: ["to"],
    params: { problem: "star-period-not-fixed" },
  });
export type StarsQuery = z.infer<typeof StarsQuery>;

/**
 * `GET /office/v1/stars?from=2026-03-01&to=2026-03-31&by=windows`: a month or a quarter; 400 `star-period-not-fixed` for
 * other days. `&frozen=yes`: as the month was frozen; 404 `star-month-not-frozen`. Only from shifts that have ended. Ordered by unit, window and 工号. Stars of a line depend on its own counts
 * alone, its place on those of its group of peers in the whole office.
 */
export const OfficeStars = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** The words of levels 1 to 5. */
  levelTexts: z.array(LocalText).length(5),
  formulaVersion: z.int(),
  /** Of answered, unanswered and rating, which the counts follow. */
  definitionVersion: z.int(),
  policy: StarPolicyVersion,
  /** null where these days are no frozen month. */
  freeze: Freeze.nullable(),
  lines: z.array(StarLine),
  /** Of the frozen month, the newest first. */
  errata: z.array(Erratum),
  /** For `after`, where there are more lines. */
  next: z.string().nullable(),
});
export type OfficeStars = z.infer<typeof OfficeStars>;
