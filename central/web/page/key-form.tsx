import { Alert, Button, Input } from "antd";
import { type SubmitEvent, useState } from "react";
import { isUsableKey } from "../key/office-key.ts";
import { useWords } from "../words/use-words.ts";
import { PageHeader } from "./page-header.tsx";

type KeyFormProps = {
  /** The centre has refused the previous key. */
  readonly refused: boolean;
  readonly onKey: (key: string) => void;
  readonly onLanguage: () => void;
};

export const KeyForm = ({ refused, onKey, onLanguage }: KeyFormProps) => {
  const words = useWords();
  const [typed, setTyped] = useState("");
  const [empty, setEmpty] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const key = typed.trim();
    if (isUsableKey(key)) onKey(key);
    else setEmpty(true);
  };
  const complaint = empty ? words.keyEmpty : words.keyRefused;
  return (
    <>
      <PageHeader onLanguage={onLanguage} />
      <main className="key-place">
        <form className="key-form" onSubmit={submit}>
          <h2>{words.keyTitle}</h2>
          <p>{words.keyHelp}</p>
          {(empty || refused) && <Alert type="warning" showIcon title={complaint} />}
          <label htmlFor="key">{words.keyLabel}</label>
          <Input.Password
            id="key"
            size="large"
            autoComplete="off"
            autoFocus
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="primary" size="large" htmlType="submit" block>
            {words.keyOpen}
          </Button>
        </form>
      </main>
    </>
  );
};
