import type { DeviceRow } from "../../../contract/office/devices/devices.ts";
import { formatCount, shortDeviceId } from "../format/text.ts";
import { formatAgo, formatTime } from "../format/time.ts";
import { useWords } from "../words/use-words.ts";

export const DeviceId = ({ device }: Pick<DeviceRow, "device">) => <code title={device}>{shortDeviceId(device)}</code>;

export const Fingerprint = ({ fingerprint }: Pick<DeviceRow, "fingerprint">) => <code>{fingerprint}</code>;

type LastSeenProps = Pick<DeviceRow, "lastSeenAt"> & { readonly centreNowMs: number };

export const LastSeen = ({ lastSeenAt, centreNowMs }: LastSeenProps) => (
  <span className="figures" title={lastSeenAt === null ? undefined : formatTime(lastSeenAt)}>
    {formatAgo(useWords(), lastSeenAt, centreNowMs)}
  </span>
);

/** A number that should be zero: plain when it is, marked when it is not. */
export const Watched = ({ count, tone }: { readonly count: number; readonly tone: "notice" | "alarm" }) =>
  count === 0 ? <span className="quiet">0</span> : <strong className={`watched ${tone}`}>{formatCount(count)}</strong>;
