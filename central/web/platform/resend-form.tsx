import { Alert, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { resendPath } from "../../../contract/office/platform/uploads.ts";
import { formatDay } from "../format/time.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";

const weekMs = 7 * 24 * 3_600_000;

/** 补报 of some days; the last week by default. */
export const ResendForm = ({ onSent }: { readonly onSent: () => void }) => {
  const words = useWords();
  const [from, setFrom] = useState(formatDay(Date.now() - weekMs));
  const [to, setTo] = useState(formatDay(Date.now()));
  const [answer, setAnswer] = useState<Answer<undefined> | null>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAnswer(await askOffice(resendPath, z.undefined(), { json: { from, to } }));
    onSent();
  };
  const day = (id: string, title: string, value: string, onValue: (value: string) => void) => (
    <span className="filter-day">
      <label htmlFor={id}>{title}</label>
      <Input id={id} type="date" required value={value} onChange={({ target }) => onValue(target.value)} />
    </span>
  );
  return (
    <>
      {answer?.ok === false && <ProblemNotice problem={answer.problem} />}
      {answer?.ok && <Alert type="success" showIcon role="status" title={words.resendDone} />}
      <form className="filter-bar" onSubmit={(event) => void send(event)}>
        {day("resend-from", words.resendFrom, from, setFrom)}
        {day("resend-to", words.resendTo, to, setTo)}
        <Button htmlType="submit" disabled={from === "" || to === "" || from > to}>
          {words.resend}
        </Button>
        <span className="quiet">{words.resendHelp}</span>
      </form>
    </>
  );
};
