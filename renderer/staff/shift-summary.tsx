import type { ReactElement } from "react";
import { leastRatingsForLevels, type ShiftSummary } from "../../contract/ipc/shift.ts";
import type { Speech } from "../words/speech.ts";
import { ShiftFigureList } from "./shift-figures.tsx";

interface ShiftSummaryProps {
  readonly summary: ShiftSummary;
  readonly speech: Speech;
}

const Levels = ({ summary: { levels }, speech }: ShiftSummaryProps): ReactElement => {
  if (levels === null)
    return (
      <p className="shift-note" data-testid="too-few-ratings">
        {speech.words("shiftSummary.tooFew", { least: leastRatingsForLevels })}
      </p>
    );
  return (
    <dl className="shift-levels" data-testid="shift-levels">
      {levels.map(({ level, text, count }) => (
        <div key={level}>
          <dt>{speech.local(text)}</dt>
          <dd data-testid={`shift-level-${level}`}>{count}</dd>
        </div>
      ))}
    </dl>
  );
};

/**
 * A shift that has ended. The five levels are in plain words and numbers of one size, without faces, colours, shares,
 * ranks or a name: a person looking over the shoulder cannot tell whose numbers they are.
 */
export const ShiftSummaryBody = (props: ShiftSummaryProps): ReactElement => (
  <>
    <ShiftFigureList figures={props.summary.figures} speech={props.speech} />
    <Levels {...props} />
  </>
);
