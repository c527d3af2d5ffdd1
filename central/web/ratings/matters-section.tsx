import { Spin, type TableColumnsType } from "antd";
import { useMemo } from "react";
import type { Days } from "../../../contract/office/figures/periods.ts";
import type { ShownMatter } from "../../../contract/office/ratings/shown-matters.ts";
import { formatCount } from "../format/text.ts";
import { PlaceCard } from "../page/card.tsx";
import { FailureNotice } from "../page/failure-notice.tsx";
import { Place } from "../page/place.tsx";
import { Rows } from "../page/rows.tsx";
import { Section } from "../page/section.tsx";
import { mattersQuestion } from "../reading/questions.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

/** Between two readings, milliseconds: every rating of the days is looked through. */
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

type InRangeProps = { readonly officeKey: string; readonly range: Days; readonly narrow: boolean };

const MattersInRange = ({ officeKey, range: { from, to }, narrow }: InRangeProps) => {
  const words = useWords();
  const question = useMemo(() => mattersQuestion({ from, to }), [from, to]);
  const { known, failure, readNow } = useReading(question, officeKey, mattersEveryMs);
  const shown = known?.value.matters.length ?? 0;
  const all = known?.value.count ?? 0;
  return (
    <>
      {failure && <FailureNotice failure={failure} readAtMs={known?.readAtMs ?? null} onTryNow={readNow} />}
      {shown < all && (
        <p className="quiet">{fill(words.listedFirst, { shown: formatCount(shown), all: formatCount(all) })}</p>
      )}
      {known && (
        <Rows
          rows={known.value.matters}
          keyOf={keyOf}
          columns={columns(words)}
          card={(row) => <MatterCard {...row} />}
          none={words.noMatters}
          narrow={narrow}
        />
      )}
      {!known && !failure && <Spin />}
    </>
  );
};

/** The words shown above the levels. Staff and systems write them, so the office has to read them. */
export const MattersSection = (inRange: InRangeProps) => {
  const words = useWords();
  return (
    <Section id="matters" title={words.matters} hint={words.mattersHint}>
      <MattersInRange {...inRange} />
    </Section>
  );
};
