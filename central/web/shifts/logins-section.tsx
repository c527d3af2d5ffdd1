import { Alert, Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import {
  type ChangedPinRow,
  type LockedNumberRow,
  loginsQuestion,
  type StaffToUnlock,
} from "../../../contract/office/shifts/logins.ts";
import { DeviceId } from "../devices/device-parts.tsx";
import { Answered } from "../page/answered.tsx";
import { type Fact, PlaceCard } from "../page/card.tsx";
import { HintedTitle } from "../page/hinted-title.tsx";
import { Place, UnitName } from "../page/place.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment, StaffName } from "../ratings/rating-parts.tsx";
import { postOffice } from "../reading/post-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";

const keyOf = ({ device, staffNumber }: LockedNumberRow): string => `${device}/${staffNumber}`;

type Unlock = { readonly onUnlock: (row: LockedNumberRow) => void; readonly busy: boolean };

const UnlockButton = ({ row, onUnlock, busy }: Unlock & { readonly row: LockedNumberRow }) => {
  const words = useWords();
  if (row.isUnlocked) return <span className="quiet">{words.unlocking}</span>;
  return (
    <Button size="small" disabled={busy} onClick={() => onUnlock(row)}>
      {words.unlock}
    </Button>
  );
};

const columns = (words: Words, unlock: Unlock): TableColumnsType<LockedNumberRow> => [
  { title: words.unit, width: 272, render: (_, row) => <UnitName name={row.unitName} /> },
  { title: words.window, dataIndex: "windowNumber", width: 92, align: "center" },
  { title: words.staff, render: (_, row) => <StaffName {...row} /> },
  { title: words.device, width: 124, render: (_, row) => <DeviceId {...row} /> },
  {
    title: <HintedTitle title={words.lockedAt} hint={words.answeredAtHint} />,
    width: 200,
    render: (_, row) => <Moment time={row.lockedAt} />,
  },
  { title: words.actions, width: 260, align: "right", render: (_, row) => <UnlockButton row={row} {...unlock} /> },
];

const LockedCard = ({ row, unlock }: { readonly row: LockedNumberRow; readonly unlock: Unlock }) => {
  const words = useWords();
  const facts: readonly Fact[] = [
    { title: words.device, value: <DeviceId {...row} /> },
    { title: words.lockedAt, value: <Moment time={row.lockedAt} /> },
  ];
  return (
    <PlaceCard place={row} beside={<UnlockButton row={row} {...unlock} />} facts={facts}>
      <p>
        <StaffName {...row} />
      </p>
    </PlaceCard>
  );
};

const ChangedPins = ({ changed }: { readonly changed: readonly ChangedPinRow[] }) => {
  const words = useWords();
  if (changed.length === 0) return <p className="quiet">{words.noChangedPins}</p>;
  return (
    <>
      <p className="quiet">{words.changedPins}</p>
      <ul className="places">
        {changed.map(({ device, epoch, seq, changedAt, unitName, windowNumber, ...person }) => (
          <li key={`${device}/${epoch}/${seq}`}>
            <Moment time={changedAt} /> <Place unitName={unitName} windowNumber={windowNumber} />{" "}
            <StaffName {...person} /> <DeviceId device={device} />
          </li>
        ))}
      </ul>
    </>
  );
};

/** The polling interval, milliseconds. */
const loginsEveryMs = 5_000;

/** Whether the centre has unlocked the number. */
export const unlockStaff = (staff: StaffToUnlock, fetch?: typeof window.fetch): Promise<boolean> =>
  postOffice(officePaths.unlocks, staff, fetch);

/**
 * Numbers that wrong PINs have locked, each with a button to unlock it, and staff who set a PIN of their own at a
 * window.
 */
export const LoginsSection = () => {
  const words = useWords();
  const reading = useReading(loginsQuestion, loginsEveryMs);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const onUnlock = async ({ unitCode, staffNumber }: LockedNumberRow): Promise<void> => {
    setState("busy");
    setState((await unlockStaff({ unitCode, staffNumber })) ? "idle" : "failed");
    reading.readNow();
  };
  const unlock = { onUnlock, busy: state === "busy" };
  return (
    <Section id="logins" title={words.logins} hint={words.loginsHint}>
      {state === "failed" && <Alert type="warning" showIcon title={words.unlockFailed} />}
      <Answered reading={reading}>
        {({ lockedNumbers, changedPins }) => (
          <>
            <TableOrCards
              rows={lockedNumbers}
              keyOf={keyOf}
              columns={columns(words, unlock)}
              card={(row) => <LockedCard row={row} unlock={unlock} />}
              none={words.noLocked}
            />
            <ChangedPins changed={changedPins} />
          </>
        )}
      </Answered>
    </Section>
  );
};
