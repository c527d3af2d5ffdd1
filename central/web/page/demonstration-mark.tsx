import { demonstrationQuestion } from "../../../contract/office/demonstration.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

/** Between two readings at an office in use, milliseconds: it never becomes a demonstration. */
const seldomMs = 3_600_000;
/** Between two readings of the progress, milliseconds. */
const progressEveryMs = 5_000;

const Mark = () => {
  const words = useWords();
  const share = useReading(demonstrationQuestion, progressEveryMs).known?.value.writtenShare ?? null;
  return (
    <span className="demonstration-mark" title={words.demonstrationHint}>
      {share === null ? words.demonstration : fill(words.demonstrationWriting, { percent: Math.floor(100 * share) })}
    </span>
  );
};

/** Says on every page that the data are invented, and how much of them is written while they are being written. */
export const DemonstrationMark = () =>
  useReading(demonstrationQuestion, seldomMs).known?.value.isDemonstration ? <Mark /> : null;
