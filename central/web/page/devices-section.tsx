import type { TableColumnsType } from "antd";
import type { DeviceRow } from "../../../contract/office/devices.ts";
import { formatCount } from "../format/text.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { type Fact, PlaceCard } from "./card.tsx";
import { DeviceId, Fingerprint, LastSeen, Watched } from "./device-parts.tsx";
import { HintedTitle } from "./hinted-title.tsx";
import { Local } from "./local.tsx";
import { Rows } from "./rows.tsx";
import { Section } from "./section.tsx";

const keyOf = ({ device }: DeviceRow): string => device;

const Entries = ({ entries }: DeviceRow) => <span className="figures">{formatCount(entries)}</span>;

const columns = (words: Words, centreNowMs: number): TableColumnsType<DeviceRow> => [
  { title: words.device, width: 124, render: (_, row) => <DeviceId {...row} /> },
  {
    title: <HintedTitle title={words.fingerprint} hint={words.fingerprintHint} />,
    width: 176,
    render: (_, row) => <Fingerprint {...row} />,
  },
  { title: words.unit, width: 272, render: (_, row) => <Local text={row.unitName} /> },
  { title: words.window, dataIndex: "windowNumber", width: 92, align: "center" },
  {
    title: words.entries,
    width: 112,
    align: "right",
    render: (_, row) => <Entries {...row} />,
  },
  {
    title: words.lastSeen,
    width: 200,
    className: "after-number",
    render: (_, row) => <LastSeen {...row} centreNowMs={centreNowMs} />,
  },
  {
    title: <HintedTitle title={words.quarantined} hint={words.quarantinedHint} />,
    width: 116,
    align: "center",
    render: (_, row) => <Watched count={row.quarantined} tone="notice" />,
  },
  {
    title: <HintedTitle title={words.alarms} hint={words.alarmsHint} />,
    width: 84,
    align: "center",
    render: (_, row) => <Watched count={row.alarms} tone="alarm" />,
  },
];

const DeviceCard = ({ row, centreNowMs }: { readonly row: DeviceRow; readonly centreNowMs: number }) => {
  const words = useWords();
  const facts: readonly Fact[] = [
    { title: words.device, value: <DeviceId {...row} /> },
    { title: words.fingerprint, value: <Fingerprint {...row} /> },
    { title: words.entries, value: <Entries {...row} /> },
    { title: words.lastSeen, value: <LastSeen {...row} centreNowMs={centreNowMs} /> },
    { title: words.quarantined, value: <Watched count={row.quarantined} tone="notice" /> },
    { title: words.alarms, value: <Watched count={row.alarms} tone="alarm" /> },
  ];
  return <PlaceCard place={row} facts={facts} />;
};

type DevicesSectionProps = {
  readonly devices: readonly DeviceRow[];
  readonly centreNowMs: number;
  readonly narrow: boolean;
};

export const DevicesSection = ({ devices, centreNowMs, narrow }: DevicesSectionProps) => {
  const words = useWords();
  return (
    <Section id="devices" title={words.devices} hint={words.devicesHint}>
      <Rows
        rows={devices}
        keyOf={keyOf}
        columns={columns(words, centreNowMs)}
        card={(row) => <DeviceCard row={row} centreNowMs={centreNowMs} />}
        none={words.noDevices}
        narrow={narrow}
      />
    </Section>
  );
};
