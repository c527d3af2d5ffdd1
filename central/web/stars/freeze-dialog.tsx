import { Alert, Button, Input, Modal, Progress } from "antd";
import { useEffect, useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { FreezeAsked, type FreezeJob, type StarMonth } from "../../../contract/office/stars/star-months.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { formatCount } from "../format/text.ts";
import { Answered } from "../page/answered.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { MissingDevices } from "./missing-devices.tsx";
import { starMonthQuestion } from "./use-stars-view.ts";

/** The polling intervals, milliseconds: a device may report while the person waits; and the month is being frozen. */
const monthEveryMs = 10_000;
const progressEveryMs = 1_000;

const isRunning = ({ state }: FreezeJob): boolean => state === "waiting" || state === "running";

const Running = ({ job: { state, rows, total } }: { readonly job: FreezeJob }) => {
  const words = useWords();
  const share = total ? Math.floor((100 * rows) / total) : 0;
  const beginning = state === "waiting" ? words.freezeWaits : words.freezeReads;
  const counts = { rows: formatCount(rows), total: formatCount(total ?? 0) };
  return (
    <div role="status">
      <p>{total ? fill(words.freezeProgress, counts) : beginning}</p>
      <Progress percent={share} status="active" aria-label={words.freezeNow} />
      <p className="quiet">{words.freezeGoesOn}</p>
    </div>
  );
};

type FormProps = { readonly month: StarMonth; readonly onAsked: () => void };

const FreezeForm = ({ month: { month, missing, missingCount, job }, onAsked }: FormProps) => {
  const words = useWords();
  const [reason, setReason] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Answer<unknown> | null>(null);
  if (job && isRunning(job)) return <Running job={job} />;
  const isComplete = missingCount === 0;
  const freeze = async (): Promise<void> => {
    setBusy(true);
    const json = { month, reason: isComplete ? null : reason.trim() };
    const answer = await askOffice(officePaths.starFreezes, FreezeAsked, { json });
    setBusy(false);
    setFailed(answer);
    if (answer.ok) onAsked();
  };
  return (
    <div className="freeze-form">
      {failed?.ok === false && <ProblemNotice problem={failed.problem} />}
      {!failed && job?.problem && <ProblemNotice problem={job.problem as Problem} />}
      {isComplete ? (
        <Alert type="success" showIcon title={words.freezeComplete} />
      ) : (
        <>
          <Alert type="warning" showIcon title={fill(words.freezeMissing, { count: missingCount })} />
          <MissingDevices devices={missing} silent={words.freezeSilent} />
          {missingCount > missing.length && (
            <p className="quiet">{fill(words.freezeMissingMore, { count: missingCount - missing.length })}</p>
          )}
          <label htmlFor="freeze-reason">{words.freezeReason}</label>
          <Input.TextArea
            id="freeze-reason"
            value={reason}
            maxLength={500}
            rows={3}
            onChange={({ target }) => setReason(target.value)}
          />
        </>
      )}
      <Button
        type="primary"
        loading={isBusy}
        disabled={!isComplete && reason.trim() === ""}
        onClick={() => void freeze()}
      >
        {words.freezeNow}
      </Button>
    </div>
  );
};

type DialogProps = {
  /** Its first day. */
  readonly month: string;
  readonly onFrozen: () => void;
  readonly onClose: () => void;
};

/** Shows whether the month is complete, and freezes it. */
export const FreezeDialog = ({ month, onFrozen, onClose }: DialogProps) => {
  const words = useWords();
  const [everyMs, setEveryMs] = useState(monthEveryMs);
  const reading = useReading(starMonthQuestion(month), everyMs);
  const known = reading.known?.value;
  const isFrozen = known?.freeze != null;
  const isBusy = known?.job != null && isRunning(known.job);
  useEffect(() => setEveryMs(isBusy ? progressEveryMs : monthEveryMs), [isBusy]);
  useEffect(() => {
    if (isFrozen) onFrozen();
  }, [isFrozen, onFrozen]);
  return (
    <Modal open title={fill(words.freezeTitle, { month: month.slice(0, 7) })} footer={null} onCancel={onClose}>
      <p>{words.freezeMeaning}</p>
      <Answered reading={reading}>{(read) => <FreezeForm month={read} onAsked={reading.readNow} />}</Answered>
    </Modal>
  );
};
