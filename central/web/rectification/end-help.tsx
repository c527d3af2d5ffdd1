import { Button, Input } from "antd";
import { useId, useState } from "react";
import { z } from "zod";
import type { Problem } from "../../../contract/problems/problem.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { askOffice } from "../reading/ask-office.ts";

type EndHelpProps = {
  readonly help: number;
  /** The route of an answer or of a withdrawal. */
  readonly path: string;
  readonly label: string;
  readonly button: string;
  readonly onDone: () => void;
};

/** A text that answers or withdraws a 协办. */
export const EndHelp = ({ help, path, label, button, onDone }: EndHelpProps) => {
  const id = useId();
  const [text, setText] = useState("");
  const [state, setState] = useState<"idle" | "busy" | { readonly problem: Problem | null }>("idle");
  const said = text.trim();
  const end = async (): Promise<void> => {
    if (said === "") return;
    setState("busy");
    const answer = await askOffice(path, z.undefined(), { json: { help, said } });
    setState(answer.ok ? "idle" : { problem: answer.problem });
    onDone();
  };
  return (
    <form
      className="item-form"
      onSubmit={(event) => {
        event.preventDefault();
        void end();
      }}
    >
      <div className="item-field">
        <label htmlFor={id}>{label}</label>
        <Input.TextArea
          id={id}
          value={text}
          maxLength={2_000}
          autoSize={{ minRows: 2, maxRows: 12 }}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      {typeof state === "object" && <ProblemNotice problem={state.problem} />}
      <Button type="primary" htmlType="submit" disabled={said === ""} loading={state === "busy"}>
        {button}
      </Button>
    </form>
  );
};
