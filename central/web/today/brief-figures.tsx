import type { Figures, Rate } from "../../../contract/office/figures/figures.ts";
import type { OfficeBrief } from "../../../contract/office/today/brief.ts";
import { countsText, walkUpRateText } from "../figures/rate-text.ts";
import { formatCount, formatSigned } from "../format/text.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

/** "97.44%": two decimals, as in the frozen papers. */
const percent = ({ value }: Rate): string => (value === null ? "—" : `${(value * 100).toFixed(2)}%`);

interface Shown {
  readonly title: string;
  /** What the rate or count is, and below it the counts that it is made of. */
  readonly text: (figures: Figures) => string;
  readonly below: (figures: Figures) => string;
  /** Against the week before, where both can be told. */
  readonly change: (now: Figures, before: Figures) => string;
}

const ofRate = (words: Words, title: string, of: (figures: Figures) => Rate | null): Shown => ({
  title,
  text: (figures) => {
    const rate = of(figures);
    return rate ? percent(rate) : walkUpRateText(words, figures);
  },
  below: (figures) => {
    const rate = of(figures);
    return rate ? countsText(rate) : "";
  },
  change: (now, before) => {
    const [one, other] = [of(now)?.value ?? null, of(before)?.value ?? null];
    if (one === null || other === null) return "";
    return fill(words.briefChange, { change: formatSigned((one - other) * 100, 2) });
  },
});

const ofCount = (
  words: Words,
  title: string,
  of: (figures: Figures) => number,
  below: Shown["below"] = () => "",
): Shown => ({
  title,
  text: (figures) => formatCount(of(figures)),
  below,
  change: (now, before) => fill(words.briefChangeCount, { change: formatSigned(of(now) - of(before), 0) }),
});

const rowsOf = (words: Words): readonly Shown[] => [
  ofRate(words, words.favourableRate, ({ favourableRate }) => favourableRate),
  ofRate(words, words.walkUpFavourableRate, ({ walkUpFavourableRate }) => walkUpFavourableRate),
  ofRate(words, words.unansweredRate, ({ unansweredRate }) => unansweredRate),
  ofRate(words, words.starCoverage, ({ coverage }) => coverage),
  ofCount(
    words,
    words.negative,
    ({ negativeRatings }) => negativeRatings,
    ({ negativeShare }) => [percent(negativeShare), countsText(negativeShare)].join(" · "),
  ),
  ofCount(words, words.ratingsGiven, ({ ratings }) => ratings),
  ofCount(
    words,
    words.opened,
    ({ opened }) => opened,
    ({ cancelled }) => fill(words.briefCancelled, { count: formatCount(cancelled) }),
  ),
];

const Cell = ({ figures, row }: { readonly figures: Figures | null; readonly row: Shown }) => (
  <td>
    {figures ? (
      <>
        <strong className="figures">{row.text(figures)}</strong>
        <small className="figures">{row.below(figures)}</small>
      </>
    ) : (
      "—"
    )}
  </td>
);

/** The figures of a week, with and without the ratings in question, beside those of the week before. */
export const BriefFigures = ({ week, weekBefore }: Pick<OfficeBrief, "week" | "weekBefore">) => {
  const words = useWords();
  const [now, before] = [week.figures, weekBefore.figures];
  return (
    <table className="brief-figures">
      <thead>
        <tr>
          <th scope="col">{words.briefFigure}</th>
          <th scope="col">{words.briefWeek}</th>
          <th scope="col">{words.briefUnquestioned}</th>
          <th scope="col">{words.briefBefore}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(words).map((row) => (
          <tr key={row.title}>
            <th scope="row">
              {row.title}
              {now && before && <small>{row.change(now, before)}</small>}
            </th>
            <Cell figures={now} row={row} />
            <Cell figures={week.unquestioned} row={row} />
            <Cell figures={before} row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};
