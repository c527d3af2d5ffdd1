import { Button, Input, Spin } from "antd";
import { type SubmitEvent, useEffect, useState } from "react";
import { z } from "zod";
import { accountPaths, LinkState } from "../../../contract/office/accounts/accounts.ts";
import { PageHeader } from "../page/page-header.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

type LinkFormProps = { readonly token: string; readonly onDone: () => void; readonly onLanguage: () => void };

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly isSecret?: boolean;
  readonly onValue: (value: string) => void;
};

const Field = ({ id, label, value, isSecret = false, onValue }: FieldProps) => {
  const shared = {
    id,
    size: "large",
    value,
    onChange: (event: { target: { value: string } }) => onValue(event.target.value),
  } as const;
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {isSecret ? (
        <Input.Password {...shared} autoComplete="new-password" maxLength={128} />
      ) : (
        <Input {...shared} autoComplete="username" maxLength={60} />
      )}
    </>
  );
};

/** Sets the password by a one-time link; the first one also names the first account. */
export const LinkForm = ({ token, onDone, onLanguage }: LinkFormProps) => {
  const words = useWords();
  const [link, setLink] = useState<Answer<z.infer<typeof LinkState>> | null>(null);
  const [typed, setTyped] = useState({ login: "", name: "", password: "", again: "" });
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<undefined> | null>(null);
  useEffect(() => {
    void askOffice(accountPaths.linkChecks, LinkState, { json: { token } }).then(setLink);
  }, [token]);
  const isFirst = link?.ok === true && link.value.login === null;
  const set = (name: keyof typeof typed) => (value: string) => setTyped((now) => ({ ...now, [name]: value }));
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { login, name, password } = typed;
    const json = { token, password, ...(isFirst && { first: { login, name } }) };
    const next = await askOffice(accountPaths.linkUses, z.undefined(), { json });
    setBusy(false);
    setAnswer(next);
    if (next.ok) onDone();
  };
  const isWaiting = answer?.ok === false && answer.problem?.code === "account-awaits-confirmation";
  const { login, name, password, again } = typed;
  const isReady = password !== "" && password === again && (!isFirst || (login.trim() !== "" && name.trim() !== ""));
  return (
    <>
      <PageHeader onLanguage={onLanguage} />
      <main className="entrance">
        {link === null && <Spin />}
        {link?.ok === false && (
          <div className="entrance-form">
            <ProblemNotice problem={link.problem} />
            <Button size="large" onClick={onDone}>
              {words.toLogIn}
            </Button>
          </div>
        )}
        {isWaiting && (
          <div className="entrance-form">
            <h2>{words.passwordSetWaiting}</h2>
            <ProblemNotice problem={answer.problem} />
            <Button size="large" onClick={onDone}>
              {words.toLogIn}
            </Button>
          </div>
        )}
        {link?.ok && !isWaiting && (
          <form className="entrance-form" onSubmit={(event) => void submit(event)}>
            <h2>{isFirst ? words.firstAccountTitle : words.setPasswordTitle}</h2>
            <p>{isFirst ? words.firstAccountHelp : fill(words.setPasswordHelp, { login: link.value.login ?? "" })}</p>
            {answer?.ok === false && <ProblemNotice problem={answer.problem} />}
            {isFirst && <Field id="new-login" label={words.login} value={login} onValue={set("login")} />}
            {isFirst && <Field id="new-name" label={words.personName} value={name} onValue={set("name")} />}
            <Field id="new-password" label={words.newPassword} value={password} isSecret onValue={set("password")} />
            <Field id="again" label={words.passwordAgain} value={again} isSecret onValue={set("again")} />
            {again !== "" && again !== password && <p role="alert">{words.passwordsDiffer}</p>}
            <Button type="primary" size="large" htmlType="submit" block loading={isBusy} disabled={!isReady}>
              {words.savePassword}
            </Button>
          </form>
        )}
      </main>
    </>
  );
};
