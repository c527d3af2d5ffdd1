import { Progress } from "antd";
import { useEffect, useState } from "react";
import type { DrawJob } from "../../../contract/office/inspection/draws.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { formatCount } from "../format/text.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { DrawForm } from "./draw-form.tsx";
import type { DrawsView } from "./use-draws-view.ts";

export const isDrawing = (job: DrawJob | null): boolean => job?.state === "waiting" || job?.state === "running";

/** The steps of a draw: it waits, its frame is read, and ratings are chosen from it. */
const stepsOfDraw = 3;

const stepOf = (words: Words, job: DrawJob | null): readonly [number, string] => {
  if (job?.state !== "running") return [1, words.drawWaits];
  return job.total === null
    ? [2, words.drawReads]
    : [stepsOfDraw, fill(words.drawChooses, { size: formatCount(job.total) })];
};

const DrawProgress = ({ job }: { readonly job: DrawJob | null }) => {
  const words = useWords();
  const [step, text] = stepOf(words, job);
  return (
    <div className="draw-form draw-progress" role="status">
      <p>{text}</p>
      <Progress
        percent={(100 * (step - 0.5)) / stepsOfDraw}
        status="active"
        showInfo={false}
        aria-label={words.drawNow}
      />
      <p className="quiet">{words.drawGoesOn}</p>
    </div>
  );
};

type NextDrawProps = {
  readonly view: DrawsView;
  readonly onView: (change: Partial<DrawsView>) => void;
  /** The last job of the reader. */
  readonly job: DrawJob | null;
  readonly onAsked: () => void;
};

/** The order of the next draw; while the reader's job draws, how far it is, and then the draw. */
export const NextDraw = ({ view, onView, job, onAsked }: NextDrawProps) => {
  const [asked, setAsked] = useState<string | null>(null);
  const mine = job?.id === asked ? job : null;
  const running = isDrawing(job) ? job : null;
  const number = mine?.number ?? null;
  useEffect(() => {
    if (running) setAsked(running.id);
  }, [running]);
  useEffect(() => {
    if (number !== null) onView({ draw: number, after: 0, before: null });
  });
  if (running || (asked !== null && !mine)) return <DrawProgress job={running} />;
  return (
    <DrawForm
      days={view.days}
      onDays={(days) => onView({ days })}
      refused={(mine?.problem as Problem | undefined) ?? null}
      onAsked={(id) => {
        setAsked(id);
        onAsked();
      }}
    />
  );
};
