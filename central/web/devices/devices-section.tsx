import { Alert, type TableColumnsType } from "antd";
import { useState } from "react";
import { type DeviceRow, DevicesQuery, devicesQuestion } from "../../../contract/office/devices/devices.ts";
import type { IssuedCodes } from "../../../contract/office/devices/enrolment-codes.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { Answered } from "../page/answered.tsx";
import { type Fact, PlaceCard } from "../page/card.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { PlaceFilter } from "../page/unit-filter.tsx";
import { type Filters, filtered, useFilters } from "../page/use-filters.ts";
import { issueCodes, postOffice } from "../reading/post-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { type DeviceActions, DeviceButtons, deviceName } from "./device-actions.tsx";
import { DeviceFilters } from "./device-filters.tsx";
import {
  ClockSkew,
  Disk,
  knowScreens,
  LastRating,
  Ledger,
  Pending,
  Picture,
  Screen,
  Versions,
} from "./device-health.tsx";
import { DeviceId, Fingerprint, Watched } from "./device-parts.tsx";
import { DeviceState } from "./device-state.tsx";
import { IssuedCodesDialog } from "./issued-codes.tsx";

const keyOf = ({ device }: DeviceRow): string => device;

type ShownProps = { readonly centreNowMs: number; readonly actions: DeviceActions };

const columns = (
  words: Words,
  { centreNowMs, actions }: ShownProps,
  change: Filters<DevicesQuery>["change"],
  hasScreens: boolean,
): TableColumnsType<DeviceRow> => [
  { title: words.status, width: 136, render: (_, row) => <DeviceState row={row} centreNowMs={centreNowMs} /> },
  {
    title: words.place,
    render: (_, row) => <PlaceFilter {...row} onUnit={(unit) => change({ unit })} />,
  },
  {
    title: <HintedTitle title={words.deviceAndFingerprint} hint={words.fingerprintHint} />,
    width: 134,
    render: (_, row) => (
      <>
        <DeviceId {...row} />
        <small className="below">
          <Fingerprint {...row} />
        </small>
      </>
    ),
  },
  {
    title: <HintedTitle title={words.pending} hint={words.pendingHint} />,
    width: 96,
    align: "right",
    render: (_, row) => <Pending row={row} centreNowMs={centreNowMs} />,
  },
  ...(hasScreens
    ? [
        {
          title: <HintedTitle title={words.screen} hint={words.screenHint} />,
          width: 120,
          render: (_: unknown, row: DeviceRow) => <Screen row={row} centreNowMs={centreNowMs} />,
        },
      ]
    : []),
  {
    title: <HintedTitle title={words.clockAndDisk} hint={words.clockHint} />,
    width: 112,
    render: (_, row) => (
      <>
        <ClockSkew {...row} />
        <small className="below">
          <Disk {...row} />
        </small>
      </>
    ),
  },
  { title: words.versions, width: 88, render: (_, row) => <Versions {...row} /> },
  {
    title: <HintedTitle title={words.entries} hint={words.quarantinedHint} />,
    width: 88,
    align: "right",
    render: (_, row) => <Ledger {...row} />,
  },
  {
    title: <HintedTitle title={words.alarms} hint={words.alarmsHint} />,
    width: 64,
    align: "right",
    render: (_, row) => <Watched count={row.alarms} tone="alarm" />,
  },
  { title: words.actions, width: 92, align: "right", render: (_, row) => <DeviceButtons row={row} {...actions} /> },
];

const DeviceCard = ({ row, centreNowMs, actions }: ShownProps & { readonly row: DeviceRow }) => {
  const words = useWords();
  const facts: readonly Fact[] = [
    { title: words.device, value: <DeviceId {...row} /> },
    { title: words.fingerprint, value: <Fingerprint {...row} /> },
    { title: words.pending, value: <Pending row={row} centreNowMs={centreNowMs} /> },
    { title: words.screen, value: <Picture {...row} /> },
    { title: words.lastRating, value: <LastRating row={row} centreNowMs={centreNowMs} /> },
    { title: words.clock, value: <ClockSkew {...row} /> },
    { title: words.disk, value: <Disk {...row} /> },
    { title: words.versions, value: <Versions {...row} /> },
    { title: words.entries, value: <Ledger {...row} /> },
    { title: words.alarms, value: <Watched count={row.alarms} tone="alarm" /> },
  ];
  return (
    <PlaceCard place={row} beside={<DeviceButtons row={row} {...actions} />} facts={facts}>
      <p>
        <DeviceState row={row} centreNowMs={centreNowMs} />
      </p>
    </PlaceCard>
  );
};

/** The polling interval, milliseconds. */
const devicesEveryMs = 3_000;

/** All devices: their status, their reports about themselves, and the actions for each. */
export const DevicesSection = () => {
  const words = useWords();
  const filters = useFilters<DevicesQuery>({ schema: DevicesQuery, names: ["unit", "state", "text", "after"] });
  const { query, change } = filters;
  const reading = useReading(filtered(devicesQuestion, query), devicesEveryMs);
  const say = useLocalText();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const [revoked, setRevoked] = useState<DeviceRow | null>(null);
  const [issued, setIssued] = useState<IssuedCodes | null>(null);
  const onRevoke = async (row: DeviceRow): Promise<void> => {
    setState("busy");
    setRevoked(null);
    const isDone = await postOffice(officePaths.revocations, { device: row.device });
    setState(isDone ? "idle" : "failed");
    if (isDone) setRevoked(row);
    reading.readNow();
  };
  const onReplace = async ({ device }: DeviceRow): Promise<void> => {
    setState("busy");
    const told = await issueCodes({ replaces: device });
    setIssued(told);
    setState(told === null ? "failed" : "idle");
  };
  const actions = { onRevoke, onReplace, busy: state === "busy" };
  return (
    <Section id="devices" title={words.devices} hint={words.devicesHint}>
      {state === "failed" && <Alert type="warning" showIcon title={words.deviceFailed} />}
      {revoked && (
        <Alert type="success" showIcon closable title={fill(words.deviceRevoked, deviceName(revoked, say))} />
      )}
      <DeviceFilters {...filters} known={reading.known?.value ?? null} />
      <Answered reading={reading}>
        {({ devices, next }, centreNowMs) => (
          <>
            <TableOrCards
              rows={devices}
              keyOf={keyOf}
              columns={columns(words, { centreNowMs, actions }, change, knowScreens(devices))}
              card={(row) => <DeviceCard row={row} centreNowMs={centreNowMs} actions={actions} />}
              none={Object.keys(query).length > 0 ? words.noneOfFilter : words.noDevices}
              pagination={false}
            />
            <LinePages after={query.after} next={next} onAfter={(after) => change({ after })} />
          </>
        )}
      </Answered>
      <IssuedCodesDialog issued={issued} onClose={() => setIssued(null)} />
    </Section>
  );
};
