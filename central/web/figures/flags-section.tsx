import { Empty, Spin, Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import type { Days as DayRange } from "../../../contract/office/figures/periods.ts";
import type { FlagRow } from "../../../contract/office/figures/signals.ts";
import { formatCount } from "../format/text.ts";
import { FailureNotice } from "../page/failure-notice.tsx";
import { Local } from "../page/local.tsx";
import { PagedCards } from "../page/paged-cards.tsx";
import { Section } from "../page/section.tsx";
import { StaffName } from "../ratings/rating-parts.tsx";
import { flagsQuestion } from "../reading/questions.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { measuredText, signalWord } from "./signal-words.ts";

/** Between two readings, milliseconds: they are worked out once in ten minutes at most. */
const flagsEveryMs = 60_000;

const keyOf = ({ unitCode, windowNumber, signal, staff, from }: FlagRow): string =>
  [unitCode, windowNumber, signal, staff?.staffNumber, from].join("/");

const Person = ({ staff }: Pick<FlagRow, "staff">) => {
  const words = useWords();
  return staff ? <StaffName {...staff} /> : <span className="quiet">{words.severalStaff}</span>;
};

const Days = ({ from, to }: Pick<FlagRow, "from" | "to">) => (
  <span className="figures">{from === to ? from : `${from} – ${to}`}</span>
);

const columns = (words: Words): TableColumnsType<FlagRow> => [
  { title: words.unit, width: 236, render: (_, row) => <Local text={row.unitName} /> },
  { title: words.window, dataIndex: "windowNumber", width: 76, align: "center" },
  { title: words.staff, width: 164, render: (_, row) => <Person {...row} /> },
  { title: words.flagQuestion, render: (_, row) => signalWord(words, row.signal) },
  { title: words.flagMeasured, render: (_, row) => measuredText(words, row) },
  { title: words.flagDays, width: 220, render: (_, row) => <Days {...row} /> },
  {
    title: words.flaggedRatings,
    width: 100,
    align: "right",
    render: (_, row) => <span className="figures">{row.numbers ? formatCount(row.numbers.ratings) : "—"}</span>,
  },
];

const FlagCard = (row: FlagRow) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>
          <Local text={row.unitName} /> · {words.window} {row.windowNumber}
        </strong>
        <Person {...row} />
      </header>
      <p>{signalWord(words, row.signal)}</p>
      <p>{measuredText(words, row)}</p>
      <dl>
        <dt>{words.flagDays}</dt>
        <dd>
          <Days {...row} />
        </dd>
        <dt>{words.flaggedRatings}</dt>
        <dd className="figures">{row.numbers ? formatCount(row.numbers.ratings) : "—"}</dd>
      </dl>
    </article>
  );
};

const FlagsTable = ({ flags, narrow }: { readonly flags: readonly FlagRow[]; readonly narrow: boolean }) => {
  const words = useWords();
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noFlags} />;
  if (narrow) return <PagedCards rows={flags} keyOf={keyOf} empty={empty} card={(row) => <FlagCard {...row} />} />;
  return (
    <Table
      rowKey={keyOf}
      columns={columns(words)}
      dataSource={[...flags]}
      size="middle"
      locale={{ emptyText: empty }}
      pagination={{ defaultPageSize: 10, hideOnSinglePage: true }}
    />
  );
};

type InRangeProps = { readonly officeKey: string; readonly range: DayRange; readonly narrow: boolean };

const FlagsInRange = ({ officeKey, range: { from, to }, narrow }: InRangeProps) => {
  const question = useMemo(() => flagsQuestion({ from, to }), [from, to]);
  const { known, failure, readNow } = useReading(question, officeKey, flagsEveryMs);
  return (
    <>
      {failure && <FailureNotice failure={failure} readAtMs={known?.readAtMs ?? null} onTryNow={readNow} />}
      {known && <FlagsTable flags={known.value.flags} narrow={narrow} />}
      {!known && !failure && <Spin />}
    </>
  );
};

/** What the entries of these days raise as a question. It accuses nobody, and says so before anything else. */
export const FlagsSection = (inRange: InRangeProps) => {
  const words = useWords();
  return (
    <Section id="flags" title={words.flags} hint={words.flagsHint}>
      <p className="flags-meaning">{words.flagsMeaning}</p>
      <FlagsInRange {...inRange} />
    </Section>
  );
};
