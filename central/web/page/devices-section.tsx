import { Empty, Table, type TableColumnsType } from "antd";
import type { DeviceRow } from "../../../contract/office/office.ts";
import { formatCount } from "../format/text.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { DeviceId, Fingerprint, LastSeen, Watched } from "./device-parts.tsx";
import { HintedTitle } from "./hinted-title.tsx";
import { Local } from "./local.tsx";
import { PagedCards } from "./paged-cards.tsx";
import { Section } from "./section.tsx";

const keyOf = ({ device }: DeviceRow): string => device;

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
    render: (_, row) => <span className="figures">{formatCount(row.entries)}</span>,
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
  return (
    <article className="card">
      <header>
        <strong>
          <Local text={row.unitName} /> · {words.window} {row.windowNumber}
        </strong>
      </header>
      <dl>
        <dt>{words.device}</dt>
        <dd>
          <DeviceId {...row} />
        </dd>
        <dt>{words.fingerprint}</dt>
        <dd>
          <Fingerprint {...row} />
        </dd>
        <dt>{words.entries}</dt>
        <dd className="figures">{formatCount(row.entries)}</dd>
        <dt>{words.lastSeen}</dt>
        <dd>
          <LastSeen {...row} centreNowMs={centreNowMs} />
        </dd>
        <dt>{words.quarantined}</dt>
        <dd>
          <Watched count={row.quarantined} tone="notice" />
        </dd>
        <dt>{words.alarms}</dt>
        <dd>
          <Watched count={row.alarms} tone="alarm" />
        </dd>
      </dl>
    </article>
  );
};

type DevicesSectionProps = {
  readonly devices: readonly DeviceRow[];
  readonly centreNowMs: number;
  readonly narrow: boolean;
};

export const DevicesSection = ({ devices, centreNowMs, narrow }: DevicesSectionProps) => {
  const words = useWords();
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noDevices} />;
  const card = (row: DeviceRow) => <DeviceCard row={row} centreNowMs={centreNowMs} />;
  return (
    <Section id="devices" title={words.devices} hint={words.devicesHint}>
      {narrow ? (
        <PagedCards rows={devices} keyOf={keyOf} empty={empty} card={card} />
      ) : (
        <Table
          rowKey={keyOf}
          columns={columns(words, centreNowMs)}
          dataSource={devices}
          size="middle"
          locale={{ emptyText: empty }}
          pagination={{ defaultPageSize: 10, hideOnSinglePage: true }}
        />
      )}
    </Section>
  );
};
