import { Button, Input } from "antd";
import { useId, useState } from "react";
import { z } from "zod";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { helpUnitsQuestion } from "../../../contract/office/rectification/helps.ts";
import type { OfficeItem } from "../../../contract/office/rectification/items.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { type ChosenUnit, UnitChoice } from "../page/unit-choice.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";

type AskHelpProps = {
  readonly item: OfficeItem;
  /** By the office's date. */
  readonly today: string;
  readonly onDone: () => void;
};

/** Asks another unit for a contribution: which unit, what for, until when. */
export const AskHelp = ({ item, today, onDone }: AskHelpProps) => {
  const words = useWords();
  const id = useId();
  const [unit, setUnit] = useState<ChosenUnit | null>(null);
  const [text, setText] = useState("");
  const [dueDay, setDueDay] = useState(item.due.day);
  const [state, setState] = useState<"idle" | "busy" | { readonly problem: Problem | null }>("idle");
  const { number } = item.row;
  const needed = text.trim();
  const isComplete = unit !== null && needed !== "" && dueDay !== "";
  const ask = async (): Promise<void> => {
    if (!isComplete) return;
    setState("busy");
    const json = { number, unit: unit.unitCode, needed, dueDay };
    const answer = await askOffice(officePaths.helps, z.undefined(), { json });
    if (answer.ok) onDone();
    else setState({ problem: answer.problem });
  };
  return (
    <form
      className="item-form"
      aria-label={words.helpAsk}
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <div className="item-field">
        <label htmlFor={`${id}-unit`}>{words.helpUnit}</label>
        <UnitChoice
          id={`${id}-unit`}
          label={words.helpUnit}
          unit={unit}
          search={{ question: helpUnitsQuestion, filters: { number } }}
          onUnit={setUnit}
        />
      </div>
      <div className="item-field">
        <label htmlFor={`${id}-needed`}>{words.helpNeeded}</label>
        <Input.TextArea
          id={`${id}-needed`}
          aria-describedby={`${id}-hint`}
          value={text}
          maxLength={2_000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={({ target }) => setText(target.value)}
        />
        <small id={`${id}-hint`} className="quiet">
          {words.helpNeededHint}
        </small>
      </div>
      <div className="item-field">
        <label htmlFor={`${id}-due`}>{words.helpDue}</label>
        <Input
          id={`${id}-due`}
          className="help-due"
          type="date"
          min={today}
          max={item.due.day}
          value={dueDay}
          onChange={({ target }) => setDueDay(target.value)}
        />
      </div>
      {typeof state === "object" && <ProblemNotice problem={state.problem} />}
      <Button type="primary" htmlType="submit" disabled={!isComplete} loading={state === "busy"}>
        {words.helpSend}
      </Button>
    </form>
  );
};
