import { Statistic } from "antd";
import type { Figures } from "../../../contract/office/figures/figures.ts";
import { formatCount, formatRate } from "../format/text.ts";
import { HintedTitle } from "../page/hinted-title.tsx";
import { useWords } from "../words/use-words.ts";

/** The part above the table: the three rates, each with its counts, and the other counts. */
export const MainFigures = ({ figures }: { readonly figures: Figures }) => {
  const words = useWords();
  const facts = [
    { title: words.favourableRate, hint: words.favourableRateHint, text: formatRate(figures.favourableRate) },
    {
      title: words.walkUpFavourableRate,
      hint: words.walkUpFavourableRateHint,
      text: formatRate(figures.walkUpFavourableRate),
    },
    { title: words.unansweredRate, hint: words.unansweredRateHint, text: formatRate(figures.unansweredRate) },
    { title: words.opened, hint: words.openedHint, text: formatCount(figures.opened) },
    { title: words.ratingsGiven, hint: words.ratingsGivenHint, text: formatCount(figures.ratings) },
    { title: words.negative, hint: words.negativeHint, text: formatCount(figures.negativeRatings) },
  ];
  return (
    <div className="main-figures">
      {facts.map(({ title, hint, text }) => (
        <Statistic key={title} title={<HintedTitle title={title} hint={hint} />} value={text} />
      ))}
    </div>
  );
};
