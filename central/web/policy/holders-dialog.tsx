import { Modal, Table, type TableColumnsType } from "antd";
import type { PolicyHolder } from "../../../contract/office/policy/policy-rollouts.ts";
import { DeviceId } from "../devices/device-parts.tsx";
import { Place } from "../page/place.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { versionText } from "./draft/places.ts";
import { holdersQuestion } from "./questions.ts";

const Has = ({ hasIt, holds }: PolicyHolder) => {
  const words = useWords();
  if (hasIt) return <span className="policy-has">{words.hasIt}</span>;
  return (
    <>
      <strong>{words.lacksIt}</strong>
      {holds !== null && (
        <small className="quiet"> {fill(words.holdsOther, { version: versionText(words, holds) })}</small>
      )}
    </>
  );
};

const columns = (words: Words): TableColumnsType<PolicyHolder> => [
  { title: words.place, render: (_, row) => <Place {...row} /> },
  { title: words.device, width: 124, render: (_, { device }) => <DeviceId device={device} /> },
  { title: words.status, width: 170, render: (_, row) => <Has {...row} /> },
  {
    title: words.lastSeen,
    width: 190,
    render: (_, { lastSeenAt }) => (lastSeenAt === null ? words.never : <Moment time={lastSeenAt} />),
  },
];

type HoldersDialogProps = { readonly version: number; readonly onClose: () => void };

const holdersEveryMs = 10_000;

/** Every device that should have a version, unconfirmed ones first. */
export const HoldersDialog = ({ version, onClose }: HoldersDialogProps) => {
  const words = useWords();
  const { known } = useReading(holdersQuestion(version), holdersEveryMs);
  return (
    <Modal open title={fill(words.holdersTitle, { version })} width={860} footer={null} onCancel={onClose}>
      <p className="quiet">{words.holdersHint}</p>
      <Table
        size="small"
        rowKey={({ device }) => device}
        columns={columns(words)}
        dataSource={known?.value.holders ?? []}
        loading={known === null}
        pagination={{ defaultPageSize: 10, hideOnSinglePage: true }}
      />
    </Modal>
  );
};
