import { Modal, type TableColumnsType } from "antd";
import { useState } from "react";
import type { PolicyHolder } from "../../../contract/office/policy/policy-rollouts.ts";
import { DeviceId } from "../devices/device-parts.tsx";
import { Answered } from "../page/answered.tsx";
import { PlaceCard } from "../page/card.tsx";
import { LinePages } from "../page/line-pages.tsx";
import { Place } from "../page/place.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
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
    render: (_, row) => <Seen {...row} />,
  },
];

const Seen = ({ lastSeenAt }: PolicyHolder) => {
  const words = useWords();
  return lastSeenAt === null ? words.never : <Moment time={lastSeenAt} />;
};

const HolderCard = ({ row }: { readonly row: PolicyHolder }) => {
  const words = useWords();
  const facts = [
    { title: words.status, value: <Has {...row} /> },
    { title: words.device, value: <DeviceId device={row.device} /> },
    { title: words.lastSeen, value: <Seen {...row} /> },
  ];
  return <PlaceCard place={row} facts={facts} />;
};

type HoldersDialogProps = { readonly version: number; readonly onClose: () => void };

const holdersEveryMs = 10_000;

/** The devices that should have a version, unconfirmed ones first. */
export const HoldersDialog = ({ version, onClose }: HoldersDialogProps) => {
  const words = useWords();
  const [after, setAfter] = useState<string | null>(null);
  const reading = useReading(holdersQuestion(version, after), holdersEveryMs);
  return (
    <Modal open title={fill(words.holdersTitle, { version })} width={860} footer={null} onCancel={onClose}>
      <p className="quiet">{words.holdersHint}</p>
      <Answered reading={reading}>
        {({ holders, devices, confirmed, next }) => (
          <>
            <p>
              <strong>{fill(words.holdersCount, { devices, confirmed })}</strong>
            </p>
            <TableOrCards
              rows={holders}
              keyOf={({ device }) => device}
              columns={columns(words)}
              card={(row) => <HolderCard row={row} />}
              none={words.noDevicesHere}
              pagination={false}
            />
            <LinePages after={after} next={next} onAfter={setAfter} />
          </>
        )}
      </Answered>
    </Modal>
  );
};
