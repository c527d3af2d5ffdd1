import type { DeviceRow } from "../../../contract/office/devices/devices.ts";
import { formatCount, formatGib } from "../format/text.ts";
import { formatSpan } from "../format/time.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { Watched } from "./device-parts.tsx";
import { machineLines, noticesOf } from "./machine-text.ts";

type HealthProps = { readonly row: DeviceRow; readonly centreNowMs: number };

/** Below this the kiosk itself raises an alarm, MiB. */
const lowMib = 500;
/** How long a page may be silent, milliseconds; it reports every ten seconds that it paints. */
const frozenMs = 60_000;
/** The tolerated clock difference, including the time of a request, milliseconds. */
const bearableSkewMs = 60_000;

/** A reported age has grown since its report. */
const nowOf = (ageMs: number, { row, centreNowMs }: HealthProps): number =>
  ageMs + Math.max(0, centreNowMs - Date.parse(row.health.reportedAt ?? new Date(centreNowMs).toISOString()));

const Unknown = () => (
  <span className="quiet" title={useWords().notReported}>
    —
  </span>
);

/** The number of entries that wait on the device, and below it the age of the oldest. */
export const Pending = (props: HealthProps) => {
  const words = useWords();
  const { unsent, oldestUnsentMs } = props.row.health;
  if (unsent === null) return <Unknown />;
  return (
    <>
      <span className="figures">{formatCount(unsent)}</span>
      {oldestUnsentMs !== null && (
        <small className="below">
          {fill(words.oldestWaits, { span: formatSpan(words, nowOf(oldestUnsentMs, props)) })}
        </small>
      )}
    </>
  );
};

const skewText = (words: Words, skewMs: number): string =>
  fill(skewMs > 0 ? words.clockAhead : words.clockBehind, { span: formatSpan(words, Math.abs(skewMs)) });

export const ClockSkew = ({ clockSkewMs }: Pick<DeviceRow, "clockSkewMs">) => {
  const words = useWords();
  if (clockSkewMs === null) return <Unknown />;
  if (Math.abs(clockSkewMs) < bearableSkewMs) return <span>{words.clockRight}</span>;
  return <strong className="watched notice">{skewText(words, clockSkewMs)}</strong>;
};

export const Disk = ({ health: { freeMib } }: Pick<DeviceRow, "health">) => {
  const words = useWords();
  if (freeMib === null) return <Unknown />;
  const text = fill(words.diskFree, { free: formatGib(freeMib) });
  return freeMib < lowMib ? <strong className="watched alarm">{text}</strong> : <span className="figures">{text}</span>;
};

/** Whether the page on the device paints: a frozen screen is no working kiosk. */
export const Picture = ({ health: { screenSilentMs } }: Pick<DeviceRow, "health">) => {
  const words = useWords();
  if (screenSilentMs === null) return <Unknown />;
  if (screenSilentMs < frozenMs) return <span>{words.pictureAlive}</span>;
  return (
    <strong className="watched alarm">{fill(words.pictureFrozen, { span: formatSpan(words, screenSilentMs) })}</strong>
  );
};

export const LastRating = (props: HealthProps) => {
  const words = useWords();
  const { sinceRatingMs } = props.row.health;
  if (sinceRatingMs === null) return <Unknown />;
  return <span>{fill(words.spanAgo, { span: formatSpan(words, nowOf(sinceRatingMs, props)) })}</span>;
};

const isPictureKnown = ({ health: { screenSilentMs, sinceRatingMs } }: DeviceRow): boolean =>
  screenSilentMs !== null || sinceRatingMs !== null;

/** Whether a device of a list tells of its screen. */
export const knowScreens = (rows: readonly DeviceRow[]): boolean => rows.some(isPictureKnown);

/** The picture, and below it the last rating: as much of it as the device tells. */
export const Screen = (props: HealthProps) => {
  const { row } = props;
  if (!isPictureKnown(row)) return <Unknown />;
  return (
    <>
      {row.health.screenSilentMs !== null && <Picture {...row} />}
      {row.health.sinceRatingMs !== null && (
        <small className="below">
          <LastRating {...props} />
        </small>
      )}
    </>
  );
};

/**
 * The program's version, and below it the configuration's, marked where a newer one was made, and the network path to
 * the centre.
 */
export const Versions = ({ appVersion, configuration: { version, newest }, health }: DeviceRow) => {
  const words = useWords();
  const text = fill(words.configurationVersion, { version: version ?? "—" });
  const isOld = version !== null && newest !== null && version < newest;
  return (
    <>
      <span className="figures">{appVersion}</span>
      <small className="below" title={isOld ? fill(words.configurationOld, { newest }) : undefined}>
        {isOld ? <strong className="watched notice">{text}</strong> : text}
      </small>
      <Way health={health} />
      <Machine health={health} />
    </>
  );
};

/** The network path to the centre, where IT has set more than the address. The tooltip has all details. */
export const Way = ({ health: { proxy, privateAuthorities } }: Pick<DeviceRow, "health">) => {
  const words = useWords();
  const count = privateAuthorities.length;
  const texts = [proxy === null ? "" : words.viaProxy, count === 0 ? "" : fill(words.ownAuthorities, { count })];
  const shown = texts.filter((text) => text !== "");
  if (shown.length === 0) return null;
  return (
    <small className="below" title={[proxy ?? "", ...privateAuthorities].join("\n").trim()}>
      {shown.join(" · ")}
    </small>
  );
};

/** The other details of its IT panel. Those that need attention are shown; the rest is in the tooltip. */
export const Machine = ({ health: { machine } }: Pick<DeviceRow, "health">) => {
  const words = useWords();
  if (machine === null) return null;
  const notices = noticesOf(words, machine);
  return (
    <>
      <small className="below" title={[...machineLines(words, machine), ...notices].join("\n")}>
        Electron {machine.electronVersion}
      </small>
      {notices.map((notice) => (
        <small className="below" key={notice}>
          <strong className="watched notice">{notice}</strong>
        </small>
      ))}
    </>
  );
};

/** The number of entries at the centre, and those that need attention. */
export const Ledger = ({ entries, quarantined }: DeviceRow) => {
  const words = useWords();
  return (
    <>
      <span className="figures">{formatCount(entries)}</span>
      {quarantined > 0 && (
        <small className="below">
          {words.quarantined} <Watched count={quarantined} tone="notice" />
        </small>
      )}
    </>
  );
};
