import { Alert, Input } from "antd";
import type { ReactNode, SubmitEvent } from "react";
import { ProblemNotice } from "../page/problem-notice.tsx";
import type { Answer } from "../reading/ask-office.ts";

export type Done = Answer<undefined> | null;

export const Result = ({ done, sentence }: { readonly done: Done; readonly sentence: string }) => {
  if (done === null) return null;
  return done.ok ? <Alert type="success" showIcon title={sentence} /> : <ProblemNotice problem={done.problem} />;
};

type SecretProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
};

export const Secret = ({ id, label, value, onValue }: SecretProps) => (
  <>
    <label htmlFor={id}>{label}</label>
    <Input.Password id={id} value={value} maxLength={256} onChange={({ target }) => onValue(target.value)} />
  </>
);

type BlockProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly onSubmit: () => Promise<void>;
};

/** One change of the own account: its fields and its button. */
export const Block = ({ title, children, onSubmit }: BlockProps) => {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void onSubmit();
  };
  return (
    <form className="account-block" onSubmit={submit}>
      <h3>{title}</h3>
      {children}
    </form>
  );
};
