import type { LevelCounts } from "../../../contract/office/figures/figures.ts";
import type { StarPolicy } from "../../../contract/office/stars/star-policy.ts";
import type { Rated } from "../../../contract/office/stars/stars.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

/** "4.535": more digits than any difference that matters. */
export const formatScore = (score: number): string => score.toFixed(3);

const best = 5;

/** The lowest level on the scale of a table: all its intervals lie on it. */
export const scaleFrom = (rated: readonly (Rated | null)[]): number =>
  Math.min(4, ...rated.flatMap((each) => (each ? [Math.floor(each.interval.from)] : [])));

type Scale = {
  readonly from: number;
  readonly thresholds: StarPolicy["thresholds"];
};

/** In percent of the scale's width. */
const placeOn = ({ from }: Scale, level: number): string => `${(100 * (level - from)) / (best - from)}%`;

/** "2★ 3★ 4★ 5★" above the thresholds. */
export const StarScale = (scale: Scale) => (
  <small className="star-scale" aria-hidden="true">
    {scale.thresholds.map((each, index) =>
      each > scale.from ? (
        <span key={each} style={{ insetInlineStart: placeOn(scale, each) }}>
          {index + 2}★
        </span>
      ) : null,
    )}
  </small>
);

/** The mean and its interval on the scale from `from` to 5, before the thresholds of the stars. */
export const IntervalBar = ({ rated: { mean, interval }, scale }: { readonly rated: Rated; readonly scale: Scale }) => {
  const words = useWords();
  const place = (level: number): string => placeOn(scale, level);
  const [start, end] = [formatScore(interval.from), formatScore(interval.to)];
  const text = fill(words.starIntervalText, { mean: formatScore(mean), from: start, to: end });
  return (
    <span className="star-interval">
      <svg role="img" aria-label={text} width="100%" height="20">
        <title>{text}</title>
        {scale.thresholds
          .filter((each) => each > scale.from)
          .map((each) => (
            <line key={each} className="star-threshold" x1={place(each)} x2={place(each)} y1="1" y2="19" />
          ))}
        <line className="star-reach" x1={place(interval.from)} x2={place(interval.to)} y1="10" y2="10" />
        <circle className="star-mean" cx={place(mean)} cy="10" r="4" />
      </svg>
      <small className="figures">
        {start} – {end}
      </small>
    </span>
  );
};

const levelsFromBest = [5, 4, 3, 2, 1] as const;

/** The shares of the levels as one bar, from the highest to the lowest. */
export const LevelBar = ({ levels }: { readonly levels: LevelCounts }) => {
  const words = useWords();
  const all = levels.reduce<number>((total, count) => total + count, 0);
  const parts = levelsFromBest.map((level) => ({ level, count: levels[level - 1] ?? 0 }));
  const counts = parts.map(({ count }) => count).join(" · ");
  return (
    <span className="star-levels">
      <span role="img" aria-label={fill(words.starLevelsText, { counts })}>
        {parts
          .filter(({ count }) => count > 0)
          .map(({ level, count }) => (
            <i key={level} className={`level-${level}`} style={{ width: `${(100 * count) / all}%` }} />
          ))}
      </span>
      <small className="figures" aria-hidden="true">
        {counts}
      </small>
    </span>
  );
};
