import { Button, Input } from "antd";
import { useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OpenedContact } from "../../../contract/office/rectification/calls.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";

type State =
  | { readonly kind: "closed" | "asking" | "busy" }
  | { readonly kind: "open"; readonly contact: OpenedContact }
  | { readonly kind: "failed"; readonly problem: Problem | null };

type ContactButtonProps = {
  readonly number: number;
  /** Given where the page itself is the purpose; else the person writes it. */
  readonly purpose?: string;
};

/** Opens the contact of an item; who opens it, and why, is recorded first. */
export const ContactButton = ({ number, purpose: given = "" }: ContactButtonProps) => {
  const words = useWords();
  const [state, setState] = useState<State>({ kind: "closed" });
  const [purpose, setPurpose] = useState(given);
  const open = async (): Promise<void> => {
    if (purpose.trim() === "") return setState({ kind: "asking" });
    setState({ kind: "busy" });
    const json = { number, purpose: purpose.trim() };
    const answer = await askOffice(officePaths.contactOpenings, OpenedContact, { json });
    setState(answer.ok ? { kind: "open", contact: answer.value } : { kind: "failed", problem: answer.problem });
  };
  if (state.kind === "open") {
    const { name, phone } = state.contact;
    return (
      <span className="item-contact">
        {name ?? words.contactUnnamed}{" "}
        <a className="flag-link" href={`tel:${phone.replace(/[^0-9+]/g, "")}`}>
          {phone}
        </a>
      </span>
    );
  }
  return (
    <span className="item-contact">
      {state.kind === "asking" && (
        <Input
          autoFocus
          aria-label={words.contactPurpose}
          placeholder={words.contactPurpose}
          value={purpose}
          maxLength={400}
          onChange={({ target }) => setPurpose(target.value)}
          onPressEnter={() => void open()}
        />
      )}
      <Button loading={state.kind === "busy"} onClick={() => void open()}>
        {given === "" ? words.openContact : words.callOpen}
      </Button>
      {state.kind === "failed" && <ProblemNotice problem={state.problem} />}
    </span>
  );
};
