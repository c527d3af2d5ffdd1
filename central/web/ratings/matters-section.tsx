import type { TableColumnsType } from "antd";
import type { Days } from "../../../contract/office/figures/periods.ts";
import type { OfficeMatters, ShownMatter } from "../../../contract/office/ratings/shown-matters.ts";
import { mattersQuestion } from "../figures/questions.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { PlaceCard } from "../page/card.tsx";
import { Place } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

/** The polling interval, milliseconds: every rating of the days is searched. */
const mattersEveryMs = 300_000;

const keyOf = ({ text, unitCode, windowNumber }: ShownMatter): string => JSON.stringify([text, unitCode, windowNumber]);

const Matter = ({ text, namesLevel }: ShownMatter) => {
  const words = useWords();
  return (
    <>
      <span className="matter">{text}</span>
      {namesLevel && <strong className="watched alarm"> {words.matterNamesLevel}</strong>}
    </>
  );
};

const count = (value: number) => <span className="figures">{formatCount(value)}</span>;

const sourceOf = (words: Words, { isTyped }: ShownMatter): string => (isTyped ? words.matterTyped : words.matterSent);

const columns = (words: Words): TableColumnsType<ShownMatter> => [
  { title: words.matter, render: (_, row) => <Matter {...row} /> },
  { title: words.place, width: 300, render: (_, row) => <Place {...row} /> },
  { title: words.matterSource, width: 160, render: (_, row) => sourceOf(words, row) },
  { title: words.matterWindows, width: 124, align: "right", render: (_, row) => count(row.windows) },
  { title: words.flaggedRatings, width: 112, align: "right", render: (_, row) => count(row.ratings) },
  { title: words.matterLastDay, width: 132, render: (_, row) => <span className="figures">{row.lastDay}</span> },
];

const MatterCard = (row: ShownMatter) => {
  const words = useWords();
  const facts = [
    { title: words.matterSource, value: sourceOf(words, row) },
    { title: words.matterWindows, value: count(row.windows) },
    { title: words.flaggedRatings, value: count(row.ratings) },
    { title: words.matterLastDay, value: <span className="figures">{row.lastDay}</span> },
  ];
  return (
    <PlaceCard place={row} facts={facts}>
      <p>
        <Matter {...row} />
      </p>
    </PlaceCard>
  );
};

const Matters = ({ matters, count: all }: OfficeMatters) => {
  const words = useWords();
  const shown = matters.length;
  return (
    <>
      {shown < all && (
        <p className="quiet">{fill(words.listedFirst, { shown: formatCount(shown), all: formatCount(all) })}</p>
      )}
      <TableOrCards
        rows={matters}
        keyOf={keyOf}
        columns={columns(words)}
        card={(row) => <MatterCard {...row} />}
        none={words.noMatters}
      />
    </>
  );
};

/** The words shown above the levels. Staff and systems write them, so the office has to check them. */
export const MattersSection = ({ range }: { readonly range: Days }) => {
  const words = useWords();
  const reading = useReading(mattersQuestion(range), mattersEveryMs);
  return (
    <Section id="matters" title={words.matters} hint={words.mattersHint}>
      <Answered reading={reading}>{(matters) => <Matters {...matters} />}</Answered>
    </Section>
  );
};
