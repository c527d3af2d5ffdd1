import type { TableColumnType } from "antd";
import type { Figures, Rate } from "../../../../contract/office/figures/figures.ts";
import { formatCount } from "../../format/text.ts";
import type { Words } from "../../words/words.ts";
import { countsText, rateText } from "../rate-text.ts";

/** A line with the figures of a place or of a period; null where they are too few. */
interface WithFigures {
  readonly figures: Figures | null;
}

const rateColumn = <Row extends WithFigures>(title: string, of: (figures: Figures) => Rate): TableColumnType<Row> => ({
  title,
  align: "right",
  render: (_, { figures }) =>
    figures && (
      <span className="figures" title={countsText(of(figures))}>
        {rateText(of(figures))}
      </span>
    ),
});

/** The columns that every table of figures on the page has. */
export const figureColumns = <Row extends WithFigures>(words: Words) => ({
  ratings: {
    title: words.ratingsGiven,
    align: "right",
    render: (_, { figures }) =>
      figures ? <span className="figures">{formatCount(figures.ratings)}</span> : words.tooFewShort,
  } satisfies TableColumnType<Row>,
  favourable: rateColumn<Row>(words.favourableRate, (figures) => figures.favourableRate),
  unanswered: rateColumn<Row>(words.unansweredRate, (figures) => figures.unansweredRate),
});
