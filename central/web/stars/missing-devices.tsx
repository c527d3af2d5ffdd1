import type { ReactNode } from "react";
import type { MissingDevice } from "../../../contract/office/stars/star-months.ts";
import { formatTime } from "../format/time.ts";
import { Place } from "../page/place.tsx";
import { useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";

const reasonWords = {
  unsent: "freezeUnsent",
  "open-shift": "freezeOpenShift",
} as const satisfies Readonly<Record<Exclude<MissingDevice["why"], "silent">, WordKey>>;

type MissingDevicesProps = {
  readonly devices: readonly MissingDevice[];
  /** The words for a device without a report since the period. */
  readonly silent: ReactNode;
};

/** Devices whose entries of a period may not all have arrived, each with the reason and its last report. */
export const MissingDevices = ({ devices, silent }: MissingDevicesProps) => {
  const words = useWords();
  return (
    <ul className="places missing-devices">
      {devices.map(({ device, unitName, windowNumber, why, reportedAt }) => (
        <li key={device}>
          <Place unitName={unitName} windowNumber={windowNumber} /> ·{" "}
          {why === "silent" ? silent : words[reasonWords[why]]}{" "}
          {reportedAt !== null && (
            <small className="quiet figures">
              {words.freezeReportedAt} {formatTime(reportedAt).slice(0, 16)}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
};
