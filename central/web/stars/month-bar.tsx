import { Alert, Button } from "antd";
import { useState } from "react";
import { kindOfPeriod } from "../../../contract/office/figures/periods.ts";
import type { OfficeStars } from "../../../contract/office/stars/stars.ts";
import { useMay } from "../accounts/use-session.ts";
import { formatTime } from "../format/time.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { FreezeDialog } from "./freeze-dialog.tsx";

type MonthBarProps = {
  readonly stars: OfficeStars;
  readonly onBulletin: () => void;
  readonly onFrozen: () => void;
};

/** Whether the month is frozen; for the city office the way to freeze it. */
export const MonthBar = ({ stars: { freeze, ...days }, onBulletin, onFrozen }: MonthBarProps) => {
  const words = useWords();
  const mayFreeze = useMay("manage-stars");
  const [isOpen, setOpen] = useState(false);
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
  if (!mayFreeze || kindOfPeriod(days) !== "month") return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.freezeMonth}</Button>
      {isOpen && (
        <FreezeDialog
          month={days.from}
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
