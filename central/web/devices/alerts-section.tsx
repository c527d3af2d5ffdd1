import { Alert, Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { z } from "zod";
import { type AlertKind, type AlertRow, alertsQuestion } from "../../../contract/office/devices/alerts.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { useMay } from "../accounts/use-session.ts";
import { CalendarNotice } from "../calendar/calendar-notice.tsx";
import { Answered } from "../page/answered.tsx";
import { type Fact, PlaceCard } from "../page/card.tsx";
import { Place } from "../page/place.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { useIsDemonstration } from "../page/use-demonstration.ts";
import { Moment } from "../ratings/rating-parts.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";
import { DeviceId } from "./device-parts.tsx";

const alertKeys: Readonly<Record<AlertKind, WordKey>> = {
  "device-lost": "alertLost",
  "device-back": "alertBack",
  fork: "alertFork",
  truncation: "alertTruncation",
  "database-lost": "alertDatabaseLost",
  "entries-lost": "alertEntriesLost",
  "storage-low": "alertStorageLow",
  "storage-failed": "alertStorageFailed",
  "service-contested": "alertServiceContested",
  "rating-quarantined": "alertRatingQuarantined",
};

export const alertWord = (words: Words, kind: AlertKind): string => words[alertKeys[kind]];

type Acknowledge = { readonly onSeen: (row: AlertRow) => void; readonly disabled: boolean };

const What = ({ kind, times }: AlertRow) => {
  const words = useWords();
  return (
    <>
      {alertWord(words, kind)}
      {times > 1 && <small className="quiet"> {fill(words.alertTimes, { count: times })}</small>}
    </>
  );
};

const Seen = ({ row, onSeen, disabled }: Acknowledge & { readonly row: AlertRow }) => {
  const words = useWords();
  const mayAcknowledge = useMay("manage-devices");
  if (row.acknowledged === null) {
    if (!mayAcknowledge) return <span className="quiet">—</span>;
    return (
      <Button size="small" disabled={disabled} onClick={() => onSeen(row)}>
        {words.acknowledge}
      </Button>
    );
  }
  return (
    <span className="quiet">
      {row.acknowledged.by} · <Moment time={row.acknowledged.at} />
    </span>
  );
};

const columns = (words: Words, acknowledge: Acknowledge): TableColumnsType<AlertRow> => [
  { title: words.alertRaised, width: 176, render: (_, row) => <Moment time={row.raisedAt} /> },
  { title: words.place, width: 236, render: (_, row) => <Place {...row} /> },
  { title: words.device, width: 112, render: (_, row) => <DeviceId {...row} /> },
  { title: words.alertWhat, render: (_, row) => <What {...row} /> },
  { title: words.alertSeen, width: 208, render: (_, row) => <Seen row={row} {...acknowledge} /> },
];

const AlertCard = ({ row, acknowledge }: { readonly row: AlertRow; readonly acknowledge: Acknowledge }) => {
  const words = useWords();
  const facts: readonly Fact[] = [
    { title: words.alertRaised, value: <Moment time={row.raisedAt} /> },
    { title: words.device, value: <DeviceId {...row} /> },
    { title: words.alertSeen, value: <Seen row={row} {...acknowledge} /> },
  ];
  return (
    <PlaceCard place={row} facts={facts}>
      <p>
        <What {...row} />
      </p>
    </PlaceCard>
  );
};

/** The polling interval, milliseconds. */
const alertsEveryMs = 5_000;

/** The alerts about devices; a member of staff acknowledges each under their name. */
export const AlertsSection = () => {
  const words = useWords();
  const reading = useReading(alertsQuestion, alertsEveryMs);
  const isDemonstration = useIsDemonstration();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<undefined> | null>(null);
  const onSeen = async ({ id }: AlertRow): Promise<void> => {
    setBusy(true);
    const json = { id };
    setAnswer(await askOffice(officePaths.alertAcknowledgements, z.undefined(), { json }));
    setBusy(false);
    reading.readNow();
  };
  const acknowledge = { onSeen, disabled: isBusy };
  return (
    <Section id="alerts" title={words.alerts} hint={words.alertsHint}>
      {isDemonstration && <Alert type="info" showIcon title={words.alertsStaged} />}
      <CalendarNotice />
      {answer?.ok === false && <ProblemNotice problem={answer.problem} />}
      <Answered reading={reading}>
        {(alerts) => (
          <>
            <TableOrCards
              rows={alerts}
              keyOf={({ id }) => String(id)}
              columns={columns(words, acknowledge)}
              card={(row) => <AlertCard row={row} acknowledge={acknowledge} />}
              none={words.noAlerts}
            />
          </>
        )}
      </Answered>
    </Section>
  );
};
