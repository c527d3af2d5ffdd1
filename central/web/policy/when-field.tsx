import { Input, Segmented } from "antd";
import { officeOffset } from "../../../contract/office/office-time-zone.ts";
import { formatTime } from "../format/time.ts";
import { useWords } from "../words/use-words.ts";

type WhenFieldProps = {
  /** The value of the browser's own field, without an offset: Beijing time; null for at once. */
  readonly time: string | null;
  readonly onTime: (time: string | null) => void;
};

const dayMs = 24 * 3_600_000;

/** The same minute tomorrow. */
const tomorrow = (): string =>
  formatTime(Date.now() + dayMs)
    .slice(0, 16)
    .replace(" ", "T");

/** The value for the centre: null for at once, undefined while the time is invalid. */
export const effectiveAtOf = (time: string | null): string | null | undefined => {
  if (time === null) return null;
  const date = new Date(`${time}${officeOffset}`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};

/** At once, or from a given minute. */
export const WhenField = ({ time, onTime }: WhenFieldProps) => {
  const words = useWords();
  const options = [
    { value: "at-once" as const, label: words.atOnce },
    { value: "later" as const, label: words.later },
  ];
  return (
    <span className="policy-when">
      <Segmented
        aria-label={words.reviewWhen}
        options={options}
        value={time === null ? "at-once" : "later"}
        onChange={(when) => onTime(when === "later" ? tomorrow() : null)}
      />
      {time !== null && (
        <Input
          type="datetime-local"
          aria-label={words.laterTime}
          value={time}
          onChange={({ target }) => onTime(target.value)}
        />
      )}
    </span>
  );
};
