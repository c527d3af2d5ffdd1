import { Alert, type TableColumnsType } from "antd";
import { DutyQuery, type DutyRow, dutyQuestion, type TwoWindowsRow } from "../../../contract/office/shifts/duty.ts";
import { LastSeen } from "../devices/device-parts.tsx";
import { formatClock } from "../format/time.ts";
import { Answered } from "../page/answered.tsx";
import { type Fact, PlaceCard } from "../page/card.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Place } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { UnitFilter } from "../page/unit-filter.tsx";
import { type Filters, filtered, useFilters } from "../page/use-filters.ts";
import { Moment, StaffName } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { DutyFilters } from "./duty-filters.tsx";

const keyOf = ({ device }: DutyRow): string => device;

const State = ({ paused }: Pick<DutyRow, "paused">) => {
  const words = useWords();
  const say = useLocalText();
  if (!paused) return <>{words.serving}</>;
  const until = paused.until === null ? "" : fill(words.pausedUntil, { time: formatClock(paused.until) });
  return (
    <span className="paused">
      {fill(words.paused, { reason: say(paused.reason), time: formatClock(paused.since) })} {until}
    </span>
  );
};

/** One person at two windows: shown whether or not it is allowed. */
const AlsoAt = ({ alsoAt }: Pick<DutyRow, "alsoAt">) => {
  const words = useWords();
  if (alsoAt.length === 0) return null;
  return <strong className="watched notice">{fill(words.alsoAt, { windows: alsoAt.join(" / ") })}</strong>;
};

const Person = ({ staffName, staffNumber, mentorNumber, alsoAt }: DutyRow) => {
  const words = useWords();
  return (
    <>
      <StaffName staffName={staffName} staffNumber={staffNumber} />{" "}
      {mentorNumber && <small className="quiet">{fill(words.mentor, { number: mentorNumber })}</small>}{" "}
      <AlsoAt alsoAt={alsoAt} />
    </>
  );
};

const columns = (
  words: Words,
  centreNowMs: number,
  change: Filters<DutyQuery>["change"],
): TableColumnsType<DutyRow> => [
  {
    title: words.unit,
    width: 272,
    render: (_, row) => <UnitFilter {...row} onUnit={(unit) => change({ unit })} />,
  },
  { title: words.window, dataIndex: "windowNumber", width: 92, align: "center" },
  { title: words.staff, render: (_, row) => <Person {...row} /> },
  { title: words.dutyState, width: 272, render: (_, row) => <State {...row} /> },
  {
    title: <HintedTitle title={words.since} hint={words.answeredAtHint} />,
    width: 200,
    render: (_, row) => <Moment time={row.since} />,
  },
  { title: words.lastSeen, width: 200, render: (_, row) => <LastSeen {...row} centreNowMs={centreNowMs} /> },
];

const DutyCard = ({ row, centreNowMs }: { readonly row: DutyRow; readonly centreNowMs: number }) => {
  const words = useWords();
  const facts: readonly Fact[] = [
    { title: words.dutyState, value: <State {...row} /> },
    { title: words.since, value: <Moment time={row.since} /> },
    { title: words.lastSeen, value: <LastSeen {...row} centreNowMs={centreNowMs} /> },
  ];
  return (
    <PlaceCard place={row} facts={facts}>
      <p>
        <Person {...row} />
      </p>
    </PlaceCard>
  );
};

const TwoWindows = ({ alarms }: { readonly alarms: readonly TwoWindowsRow[] }) => {
  const words = useWords();
  if (alarms.length === 0) return null;
  const list = (
    <ul className="places">
      {alarms.map(({ device, epoch, seq, startedAt, unitName, windowNumber, ...person }) => (
        <li key={`${device}/${epoch}/${seq}`}>
          <Moment time={startedAt} /> <Place unitName={unitName} windowNumber={windowNumber} />{" "}
          <StaffName {...person} />
        </li>
      ))}
    </ul>
  );
  return <Alert type="warning" showIcon title={words.twoWindows} description={list} />;
};

/** The polling interval, milliseconds. */
const dutyEveryMs = 3_000;

/** Staff on shift by window, by the devices' last reports. */
export const DutySection = () => {
  const words = useWords();
  const filters = useFilters<DutyQuery>({ schema: DutyQuery, names: ["unit", "state", "text", "after"] });
  const { query, change } = filters;
  const reading = useReading(filtered(dutyQuestion, query), dutyEveryMs);
  return (
    <Section id="duty" title={words.onDuty} hint={words.onDutyHint}>
      <DutyFilters {...filters} known={reading.known?.value ?? null} />
      <Answered reading={reading}>
        {({ onDuty, twoWindows, next }, centreNowMs) => (
          <>
            <TwoWindows alarms={twoWindows} />
            <TableOrCards
              rows={onDuty}
              keyOf={keyOf}
              columns={columns(words, centreNowMs, change)}
              card={(row) => <DutyCard row={row} centreNowMs={centreNowMs} />}
              none={Object.keys(query).length > 0 ? words.noneOfFilter : words.nobodyOnDuty}
              pagination={false}
            />
            <LinePages after={query.after} next={next} onAfter={(after) => change({ after })} />
          </>
        )}
      </Answered>
    </Section>
  );
};
