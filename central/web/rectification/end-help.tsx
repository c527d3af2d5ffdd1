import { Button, Input } from "antd";
import { useId, useState } from "react";
import { z } from "zod";
import { type Refusal, refusalOf } from "../page/refusal.ts";
import { askOffice } from "../reading/ask-office.ts";

type EndHelpProps = {
  readonly help: number;
  /** The route of an answer or of a withdrawal. */
  readonly path: string;
  readonly label: string;
  readonly button: string;
  /** Shows the refusal itself: the form goes where the 协办 has ended meanwhile. */
  readonly onDone: (refusal: Refusal | null) => void;
};

/** A text that answers or withdraws a 协办. */
export const EndHelp = ({ help, path, label, button, onDone }: EndHelpProps) => {
  const id = useId();
  const [text, setText] = useState("");
  const [isBusy, setBusy] = useState(false);
  const said = text.trim();
  const end = async (): Promise<void> => {
    if (said === "") return;
    setBusy(true);
    const answer = await askOffice(path, z.undefined(), { json: { help, said } });
    setBusy(false);
    onDone(refusalOf(answer));
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
      <Button type="primary" htmlType="submit" disabled={said === ""} loading={isBusy}>
        {button}
      </Button>
    </form>
  );
};
