import { Alert, Button } from "antd";
import { formatTime } from "../format/time.ts";
import type { ReadFailure } from "../reading/read-office.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

const sentence = (words: Words, failure: ReadFailure): string => {
  switch (failure.kind) {
    case "logged-out":
      return words.sessionEnded;
    case "not-allowed":
      return words.notAllowed;
    case "refused":
      return words.unknownInAddress;
    case "failed":
      return fill(words.failed, { status: failure.status });
    default:
      return words[failure.kind];
  }
};

type FailureNoticeProps = {
  readonly failure: ReadFailure;
  /** When the shown data were read; null where none are shown. */
  readonly readAtMs: number | null;
  readonly onTryNow: () => void;
};

/** The failure, what to do, and how old the rest of the page is. */
export const FailureNotice = ({ failure, readAtMs, onTryNow }: FailureNoticeProps) => {
  const words = useWords();
  const since = readAtMs === null ? "" : fill(words.staleSince, { time: formatTime(readAtMs) });
  const tryNow = (
    <Button size="small" onClick={onTryNow}>
      {words.tryNow}
    </Button>
  );
  return <Alert type="warning" showIcon title={`${sentence(words, failure)} ${since}`} action={tryNow} />;
};
