import type { RatingRow } from "../../../contract/office/office.ts";
import { formatTime } from "../format/time.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

/** The centre's word for the level beside a small dot: the same size and weight for every level. */
export const LevelWord = ({ level, levelText }: Pick<RatingRow, "level" | "levelText">) => (
  <span className="level-word">
    <i className={`level-dot level-${level}`} aria-hidden="true" />
    {fill(useWords().levelOf, { text: levelText, level })}
  </span>
);

export const StaffName = ({ staffName, staffNumber }: Pick<RatingRow, "staffName" | "staffNumber">) => (
  <span className="staff-name">
    {staffName} <small>{staffNumber}</small>
  </span>
);

/** A time in the viewer's zone; the tooltip has it as it was recorded, with its offset. */
export const Moment = ({ time }: { readonly time: string }) => (
  <time className="figures" dateTime={time} title={time}>
    {formatTime(time)}
  </time>
);
