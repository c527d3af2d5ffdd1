import { Button, Popconfirm, type TableColumnsType } from "antd";
import { useContext, useState } from "react";
import { z } from "zod";
import { type JobRow, jobFilePath, jobPaths, jobsQuestion } from "../../../contract/office/jobs/jobs.ts";
import { isProblemCode } from "../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import { formatCount } from "../format/text.ts";
import { formatDay, formatWeekday } from "../format/time.ts";
import { Answered } from "../page/answered.tsx";
import { Facts } from "../page/card.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { Section } from "../page/section.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { LanguageContext, useWords } from "../words/use-words.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";

/** The polling interval, milliseconds: progress is shown. */
const jobsEveryMs = 2_000;

const kindWords: ReadonlyMap<string, WordKey> = new Map([
  ["figures", "jobFigures"],
  ["ratings", "jobRatings"],
  ["flags", "jobFlags"],
  ["draw", "jobDraw"],
  ["items", "jobItems"],
  ["access-log", "jobAccessLog"],
  ["unit-report", "jobUnitReport"],
  ["hall-poster", "jobHallPoster"],
  ["stars", "jobStars"],
  ["star-freeze", "jobStarFreeze"],
  ["sample-draw", "jobSampleDraw"],
]);

const kindWord = (words: Words, kind: string): string => {
  const key = kindWords.get(kind);
  return key === undefined ? kind : words[key];
};

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** The period among the filters; undefined where there is none, or they are not the reader's. */
const periodOf = ({ query }: JobRow): string | undefined => {
  const { from, to, month, unit } = query ?? {};
  if (typeof from === "string" && typeof to === "string") return `${from} – ${to}`;
  if (typeof month !== "string") return undefined;
  return typeof unit === "string" ? `${month} · ${unit}` : month.slice(0, 7);
};

const Content = (job: JobRow) => {
  const words = useWords();
  const period = periodOf(job);
  return (
    <>
      {kindWord(words, job.kind)} {job.format !== null && <span className="quiet">{job.format.toUpperCase()}</span>}
      {period !== undefined && <small className="figures quiet"> {period}</small>}
    </>
  );
};

const stateText = (words: Words, { state, rows, total, bytes }: JobRow): string => {
  switch (state) {
    case "waiting":
      return words.jobWaiting;
    case "running":
      return total === null
        ? fill(words.jobRunning, { rows: formatCount(rows) })
        : fill(words.jobRunningOf, { rows: formatCount(rows), total: formatCount(total) });
    case "done":
      if (bytes === null) return fill(words.jobDoneRows, { rows: formatCount(rows) });
      return fill(rows === 0 ? words.jobDoneFile : words.jobDone, { rows: formatCount(rows), size: sizeText(bytes) });
    case "failed":
      return words.jobFailed;
    case "cancelled":
      return words.jobCancelled;
  }
};

const State = (job: JobRow) => {
  const words = useWords();
  const language = useContext(LanguageContext);
  const { problem, expiresAt } = job;
  return (
    <>
      {stateText(words, job)}
      {problem && isProblemCode(problem.code) && (
        <small className="quiet"> {sentenceOf({ code: problem.code, facts: problem.facts }, language)}</small>
      )}
      {job.state === "done" && job.bytes !== null && expiresAt !== null && (
        <small className="quiet job-until">
          {" "}
          {fill(words.jobStoredUntil, { day: formatWeekday(words, formatDay(Date.parse(expiresAt))) })}
        </small>
      )}
    </>
  );
};

type Act = (path: string, job: JobRow) => void;

const Actions = ({ job, onAct }: { readonly job: JobRow; readonly onAct: Act }) => {
  const words = useWords();
  const hasEnded = job.endedAt !== null;
  return (
    <div className="job-actions">
      {job.state === "done" && job.bytes !== null && job.isOwn && (
        <Button size="small" type="primary" href={jobFilePath(job.id)} download>
          {words.jobDownload}
        </Button>
      )}
      {!hasEnded && (
        <Button size="small" onClick={() => onAct(jobPaths.cancellations, job)}>
          {words.jobCancel}
        </Button>
      )}
      {(job.state === "failed" || job.state === "cancelled") && (
        <Button size="small" onClick={() => onAct(jobPaths.retries, job)}>
          {words.jobRetry}
        </Button>
      )}
      {hasEnded && (
        <Popconfirm
          title={words.jobDeleteQuestion}
          okText={words.jobDelete}
          cancelText={words.cancel}
          placement="topRight"
          onConfirm={() => onAct(jobPaths.deletions, job)}
        >
          <Button size="small">{words.jobDelete}</Button>
        </Popconfirm>
      )}
    </div>
  );
};

const columns = (words: Words, seesAll: boolean, onAct: Act): TableColumnsType<JobRow> => [
  { title: words.jobContent, render: (_, job) => <Content {...job} /> },
  ...(seesAll ? [{ title: words.jobAsker, dataIndex: "asker", width: 160 }] : []),
  { title: words.jobAskedAt, width: 180, render: (_, { askedAt }) => <Moment time={askedAt} /> },
  { title: words.jobState, width: 360, render: (_, job) => <State {...job} /> },
  { title: words.actions, width: 210, align: "right", render: (_, job) => <Actions job={job} onAct={onAct} /> },
];

const JobCard = ({ job, onAct }: { readonly job: JobRow; readonly onAct: Act }) => {
  const words = useWords();
  return (
    <article className="card">
      <header>
        <strong>
          <Content {...job} />
        </strong>
      </header>
      <p>
        <State {...job} />
      </p>
      <Facts
        facts={[
          { title: words.jobAsker, value: job.asker },
          { title: words.jobAskedAt, value: <Moment time={job.askedAt} /> },
        ]}
      />
      <Actions job={job} onAct={onAct} />
    </article>
  );
};

/** The files that are written in the background: own ones; the city office and IT see all, without their content. */
export const JobsSection = () => {
  const words = useWords();
  const reading = useReading(jobsQuestion, jobsEveryMs);
  const [failed, setFailed] = useState<Answer<unknown> | null>(null);
  const onAct = async (path: string, { id }: JobRow): Promise<void> => {
    setFailed(await askOffice(path, z.undefined(), { json: { id } }));
    reading.readNow();
  };
  const seesAll = reading.known?.value.seesAll ?? false;
  return (
    <Section id="jobs" title={words.jobs} hint={seesAll ? words.jobsHintAll : words.jobsHint}>
      {failed?.ok === false && <ProblemNotice problem={failed.problem} />}
      <Answered reading={reading}>
        {({ jobs }) => (
          <TableOrCards
            rows={jobs}
            keyOf={({ id }) => id}
            columns={columns(words, seesAll, onAct)}
            card={(job) => <JobCard job={job} onAct={onAct} />}
            none={words.noJobs}
          />
        )}
      </Answered>
    </Section>
  );
};
