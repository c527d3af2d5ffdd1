import type { DeviceRow, DeviceStatus } from "../../../contract/office/devices/devices.ts";
import { formatTime } from "../format/time.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey } from "../words/words.ts";
import { DeviceId, LastSeen } from "./device-parts.tsx";

/** The word of each status. */
export const statusKeys: Readonly<Record<DeviceStatus, WordKey>> = {
  live: "statusLive",
  quiet: "statusQuiet",
  lost: "statusLost",
  never: "statusNever",
  revoked: "statusRevoked",
};

type StateProps = { readonly row: DeviceRow; readonly centreNowMs: number };

const Since = ({ row, centreNowMs }: StateProps) => {
  const words = useWords();
  if (row.status === "revoked" && row.revokedAt !== null) return <>{formatTime(row.revokedAt)}</>;
  // The status already says so.
  if (row.status === "never") return null;
  return (
    <>
      {words.lastSeen} <LastSeen {...row} centreNowMs={centreNowMs} />
    </>
  );
};

/** A dot and a word, never the colour alone; below it the time since when, and the last failure. */
export const DeviceState = ({ row, centreNowMs }: StateProps) => {
  const words = useWords();
  const { trouble } = row.health;
  return (
    <>
      <span className="device-status">
        <i className={`level-dot status-${row.status}`} aria-hidden="true" />
        {words[statusKeys[row.status]]}
      </span>
      <small className="below">
        <Since row={row} centreNowMs={centreNowMs} />
      </small>
      {row.replacedBy !== null && (
        <small className="below">
          {words.replacedBy} <DeviceId device={row.replacedBy} />
        </small>
      )}
      {trouble !== null && row.status !== "revoked" && (
        <small className="below" title={words.lastTroubleHint}>
          {fill(words.lastTrouble, { code: trouble.code })}
        </small>
      )}
    </>
  );
};
