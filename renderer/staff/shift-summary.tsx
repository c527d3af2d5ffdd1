import { type ReactElement, useEffect } from "react";
import { leastRatingsForLevels, type ShiftFigures, type ShiftSummary } from "../../contract/ipc/shift.ts";
import type { Speech } from "../words/speech.ts";

interface ShiftSummaryProps {
  readonly summary: ShiftSummary;
  readonly speech: Speech;
}

/** The levels count walk-up ratings too, and the figures above do not: without the sum they would seem not to agree. */
const totalText = ({ levels, figures: { walkUps } }: ShiftSummary, { words }: Speech): string => {
  const total = (levels ?? []).reduce((sum, { count }) => sum + count, 0);
  return walkUps === 0 ? words("shiftSummary.total", { total }) : words("shiftSummary.totalWith", { total, walkUps });
};

const Levels = ({ summary, speech }: ShiftSummaryProps): ReactElement => {
  const { levels } = summary;
  if (levels === null)
    return (
      <p className="shift-note" data-testid="too-few-ratings">
        {speech.words("shiftSummary.tooFew", { least: leastRatingsForLevels })}
      </p>
    );
  return (
    <>
      <dl className="shift-levels" data-testid="shift-levels">
        {levels.map(({ level, text, count }) => (
          <div key={level}>
            <dt>{speech.local(text)}</dt>
            <dd data-testid={`shift-level-${level}`}>{count}</dd>
          </div>
        ))}
      </dl>
      <p className="shift-note" data-testid="shift-total">
        {totalText(summary, speech)}
      </p>
    </>
  );
};

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly testId: string;
}

const Figure = ({ name, value, testId }: FigureProps): ReactElement => (
  <div>
    <dt>{name}</dt>
    <dd data-testid={testId}>{value}</dd>
  </div>
);

/** Whole percent. */
const percentOf = (rate: number | null, { words }: Speech): string =>
  rate === null ? words("myShift.noRate") : `${Math.round(rate * 100)}%`;

/** Says from how many ratings up the levels appear once the shift has ended. */
export const levelsLaterText = ({ words }: Speech): string =>
  words("myShift.levelsLater", { least: leastRatingsForLevels });

/** How often citizens were asked and answered; never the levels. */
export const ShiftFigureList = (props: { readonly figures: ShiftFigures; readonly speech: Speech }): ReactElement => {
  const { figures, speech } = props;
  const { words } = speech;
  return (
    <dl className="shift-figures">
      <Figure name={words("myShift.answered")} value={String(figures.answered)} testId="shift-answered" />
      <Figure name={words("myShift.unanswered")} value={String(figures.unanswered)} testId="shift-unanswered" />
      <Figure name={words("myShift.rate")} value={percentOf(figures.responseRate, speech)} testId="shift-rate" />
      <Figure name={words("myShift.opened")} value={String(figures.opened)} testId="shift-opened" />
      <Figure name={words("myShift.cancelled")} value={String(figures.cancelled)} testId="shift-cancelled" />
      <Figure name={words("myShift.walkUps")} value={String(figures.walkUps)} testId="shift-walk-ups" />
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

const readableMs = 30_000;

/** Closes a summary after a time: its reader, the member of staff who has just logged out, may have left. */
export const useSummaryTime = (onClose: () => void): void => {
  useEffect(() => {
    const timer = setTimeout(onClose, readableMs);
    return () => clearTimeout(timer);
  }, [onClose]);
};
