import { Button, Input, InputNumber, Radio } from "antd";
import { type ReactNode, useState } from "react";
import type { Days } from "../../../contract/office/figures/periods.ts";
import { DrawAsked, type FrameRatings, mostDrawn, Seed } from "../../../contract/office/inspection/draws.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { PeriodChoice } from "../figures/period-choice.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";

type FieldProps = { readonly id: string; readonly title: string; readonly children: ReactNode };

const Field = ({ id, title, children }: FieldProps) => (
  <div className="draw-field">
    <label htmlFor={id}>{title}</label>
    {children}
  </div>
);

type NumberFieldProps = {
  readonly id: string;
  readonly title: string;
  readonly most: number;
  readonly value: number | null;
  readonly onValue: (value: number | null) => void;
};

const NumberField = ({ id, title, most, value, onValue }: NumberFieldProps) => (
  <Field id={id} title={title}>
    <InputNumber id={id} min={1} max={most} precision={0} value={value} onChange={onValue} />
  </Field>
);

type DrawFormProps = {
  readonly days: Days;
  readonly onDays: (days: Days) => void;
  /** Why the last draw of the reader was refused. */
  readonly refused: Problem | null;
  readonly onAsked: (job: string) => void;
};

/** The order of the next draw. The seed is empty at first: people agree on it. */
export const DrawForm = ({ days, onDays, refused, onAsked }: DrawFormProps) => {
  const words = useWords();
  const [ratings, setRatings] = useState<FrameRatings>("negative");
  const [share, setShare] = useState<number | null>(10);
  const [minimum, setMinimum] = useState<number | null>(5);
  const [seed, setSeed] = useState("");
  const [state, setState] = useState<"idle" | "busy" | { readonly problem: Problem | null }>("idle");
  const isComplete = share !== null && minimum !== null && Seed.safeParse(seed.trim()).success;
  const draw = async (): Promise<void> => {
    setState("busy");
    const json = { ...days, ratings, share, minimum, seed: seed.trim() };
    const answer = await askOffice(officePaths.draws, DrawAsked, { json });
    setState(answer.ok ? "idle" : { problem: answer.problem });
    if (answer.ok) onAsked(answer.value.job);
  };
  return (
    <form
      className="draw-form"
      aria-label={words.newDraw}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) void draw();
      }}
    >
      <div className="figures-days">
        <PeriodChoice days={days} onDays={onDays} />
      </div>
      <div className="draw-fields">
        <div className="draw-field">
          <span id="draw-ratings">{words.drawRatings}</span>
          <Radio.Group
            aria-labelledby="draw-ratings"
            value={ratings}
            options={[
              { value: "negative", label: words.drawNegative },
              { value: "all", label: words.drawAll },
            ]}
            onChange={({ target }) => setRatings(target.value)}
          />
        </div>
        <NumberField id="draw-share" title={words.drawShare} most={100} value={share} onValue={setShare} />
        <NumberField
          id="draw-minimum"
          title={words.drawMinimum}
          most={mostDrawn}
          value={minimum}
          onValue={setMinimum}
        />
        <Field id="draw-seed" title={words.drawSeed}>
          <Input
            id="draw-seed"
            value={seed}
            maxLength={64}
            autoComplete="off"
            aria-describedby="draw-seed-hint"
            onChange={({ target }) => setSeed(target.value)}
          />
        </Field>
        <Button type="primary" htmlType="submit" loading={state === "busy"} disabled={!isComplete}>
          {words.drawNow}
        </Button>
      </div>
      <p id="draw-seed-hint">
        {words.drawSeedHint} {words.drawFrameHint}
      </p>
      {typeof state === "object" && <ProblemNotice problem={state.problem} />}
      {state === "idle" && refused && <ProblemNotice problem={refused} />}
    </form>
  );
};
