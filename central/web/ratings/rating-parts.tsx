import type { RatingRow } from "../../../contract/office/ratings/ratings.ts";
import type { LocalText } from "../../../contract/words.ts";
import { formatTime } from "../format/time.ts";
import { Local } from "../page/local.tsx";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

type Negative = NonNullable<RatingRow["negative"]>;

/** The centre's word for the level beside a small dot: the same size and weight for every level. */
const LevelWord = ({ level, levelText }: Pick<Negative, "level" | "levelText">) => (
  <span className="level-word">
    <i className={`level-dot level-${level}`} aria-hidden="true" />
    {fill(useWords().levelOf, { text: useLocalText()(levelText), level })}
  </span>
);

/** 改评: the current level, and below it the first one. */
export const RatedLevel = ({ level, levelText, first }: Pick<Negative, "level" | "levelText" | "first">) => {
  const words = useWords();
  const say = useLocalText();
  return (
    <>
      <LevelWord level={level} levelText={levelText} />
      {first && <small className="first-level">{fill(words.changed, { text: say(first.levelText) })}</small>}
    </>
  );
};

type StaffNameProps = { readonly staffName: LocalText; readonly staffNumber: string };

export const StaffName = ({ staffName, staffNumber }: StaffNameProps) => (
  <span className="staff-name">
    <Local text={staffName} /> <small>{staffNumber}</small>
  </span>
);

type MomentProps = {
  readonly time: string;
  /** Another time beside it: the day is said once where both are of the same. */
  readonly after?: string;
};

/** A time in Beijing time; the tooltip has it as it was recorded, with its offset. */
export const Moment = ({ time, after }: MomentProps) => {
  const [day, clock] = formatTime(time).split(" ");
  return (
    <time className="figures" dateTime={time} title={time}>
      {after !== undefined && formatTime(after).startsWith(`${day} `) ? clock : formatTime(time)}
    </time>
  );
};

type MomentsProps = { readonly first: string; readonly received: string };

/** The time by the window screen's clock, and below it by the centre's. */
export const Moments = ({ first, received }: MomentsProps) => {
  const words = useWords();
  return (
    <>
      <Moment time={first} />
      <small className="arrived" title={words.receivedAtHint}>
        {words.receivedAt} <Moment time={received} after={first} />
      </small>
    </>
  );
};
