import { Alert, Button, Input } from "antd";
import { type SubmitEvent, useEffect, useState } from "react";
import { z } from "zod";
import { accountPaths } from "../../../contract/office/accounts/accounts.ts";
import {
  OfferedSignOn,
  offeredSignOnQuestion,
  singleSignOnPaths,
} from "../../../contract/office/accounts/single-sign-on.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { PageHeader } from "../page/page-header.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

type LoginFormProps = {
  /** Resolves with this form in place where the browser has not kept the session. */
  readonly onDone: () => Promise<void>;
  readonly onLanguage: () => void;
  /** A session of this page has just ended. */
  readonly hasEnded: boolean;
  /** Of a single sign-on from which this page has just come back. */
  readonly signOnProblem: Problem | null;
};

/** Leads to the office's provider, where it has one. */
const SignOnButton = () => {
  const words = useWords();
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    void askOffice(offeredSignOnQuestion.path, OfferedSignOn).then((told) => told.ok && setName(told.value.name));
  }, []);
  if (name === null) return null;
  return (
    <Button size="large" block href={singleSignOnPaths.begin}>
      {fill(words.signOnBy, { name })}
    </Button>
  );
};

/** Asks for login and password, and for the code of an authenticator where the account has one. */
export const LoginForm = ({ onDone, onLanguage, hasEnded, signOnProblem }: LoginFormProps) => {
  const words = useWords();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<undefined> | null>(null);
  const [isKept, setKept] = useState(true);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const json = { login, password, ...(asksCode && { code }) };
    const next = await askOffice(accountPaths.sessions, z.undefined(), { json });
    if (next.ok) {
      await onDone();
      setKept(false);
    }
    setBusy(false);
    const needsCode = !next.ok && next.problem?.code === "login-code-required";
    if (needsCode) setAsksCode(true);
    setAnswer(needsCode ? null : next);
  };
  return (
    <>
      <PageHeader onLanguage={onLanguage} />
      <main className="entrance">
        <form className="entrance-form" onSubmit={(event) => void submit(event)}>
          <h2>{words.logInTitle}</h2>
          {hasEnded && answer === null && <p role="status">{words.sessionEnded}</p>}
          {!window.isSecureContext && <Alert type="warning" showIcon title={words.needsHttps} />}
          {!isKept && <Alert type="error" showIcon title={words.sessionNotKept} />}
          {signOnProblem !== null && answer === null && <ProblemNotice problem={signOnProblem} />}
          {answer?.ok === false && <ProblemNotice problem={answer.problem} />}
          <label htmlFor="login">{words.login}</label>
          <Input
            id="login"
            size="large"
            autoComplete="username"
            autoFocus
            maxLength={60}
            value={login}
            onChange={({ target }) => setLogin(target.value)}
          />
          <label htmlFor="password">{words.password}</label>
          <Input.Password
            id="password"
            size="large"
            autoComplete="current-password"
            maxLength={256}
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
          {asksCode && (
            <>
              <label htmlFor="code">{words.authenticatorCode}</label>
              <Input
                id="code"
                size="large"
                autoComplete="one-time-code"
                inputMode="numeric"
                autoFocus
                maxLength={7}
                value={code}
                onChange={({ target }) => setCode(target.value)}
              />
            </>
          )}
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            block
            loading={isBusy}
            disabled={login.trim() === "" || password === "" || (asksCode && code === "")}
          >
            {words.logIn}
          </Button>
          <SignOnButton />
          <p>{words.logInHelp}</p>
        </form>
      </main>
    </>
  );
};
