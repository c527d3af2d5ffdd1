import { Alert, Button } from "antd";
import { useState } from "react";
import { kindOfPeriod } from "../../../contract/office/figures/periods.ts";
import type { StarMonth } from "../../../contract/office/stars/star-months.ts";
import type { OfficeStars } from "../../../contract/office/stars/stars.ts";
import { useMay } from "../accounts/use-session.ts";
import { formatTime } from "../format/time.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { FreezeDialog } from "./freeze-dialog.tsx";
import { starMonthQuestion } from "./use-stars-view.ts";

/** The polling interval, milliseconds. */
const monthEveryMs = 60_000;

const whyNot = (words: Words, { isOver, hasFigures }: StarMonth): string | null => {
  if (!isOver) return words.freezeRunning;
  return hasFigures ? null : words.freezeEmpty;
};

type FreezeButtonProps = {
  /** Its first day. */
  readonly month: string;
  readonly onFrozen: () => void;
};

/** Opens the dialog that freezes a month; where the month cannot be frozen, the reason stands beside the button. */
const FreezeButton = ({ month, onFrozen }: FreezeButtonProps) => {
  const words = useWords();
  const known = useReading(starMonthQuestion(month), monthEveryMs).known?.value;
  const [isOpen, setOpen] = useState(false);
  const why = known ? whyNot(words, known) : null;
  return (
    <>
      <Button disabled={!known || why !== null} onClick={() => setOpen(true)}>
        {words.freezeMonth}
      </Button>
      {why !== null && <span className="quiet freeze-why">{why}</span>}
      {isOpen && (
        <FreezeDialog
          month={month}
          onClose={() => setOpen(false)}
          onFrozen={() => {
            setOpen(false);
            onFrozen();
          }}
        />
      )}
    </>
  );
};

type MonthBarProps = {
  readonly stars: OfficeStars;
  readonly onBulletin: () => void;
  readonly onFrozen: () => void;
};

/** Whether the month is frozen; for the city office the way to freeze it. */
export const MonthBar = ({ stars: { freeze, ...days }, onBulletin, onFrozen }: MonthBarProps) => {
  const words = useWords();
  const mayFreeze = useMay("manage-stars");
  if (freeze) {
    const facts = { month: days.from.slice(0, 7), by: freeze.frozenBy, time: formatTime(freeze.frozenAt).slice(0, 16) };
    return (
      <Alert
        className="month-bar"
        type="info"
        showIcon
        title={fill(words.frozenNotice, facts)}
        action={<Button onClick={onBulletin}>{words.frozenBulletin}</Button>}
      />
    );
  }
  return mayFreeze && kindOfPeriod(days) === "month" ? <FreezeButton month={days.from} onFrozen={onFrozen} /> : null;
};
