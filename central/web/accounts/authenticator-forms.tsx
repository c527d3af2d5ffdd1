import { Button, Input } from "antd";
import { QRCodeSVG } from "qrcode.react";
import { Fragment, useState } from "react";
import { z } from "zod";
import { accountPaths, NewAuthenticator } from "../../../contract/office/accounts/accounts.ts";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { type Answer, askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { Block, type Done, Secret } from "./account-block.tsx";

/** In groups of four, to be typed. Their gaps are no text: a copy has none. */
const Grouped = ({ secret }: { readonly secret: string }) => (
  <code className="grouped-secret">
    {secret.match(/.{1,4}/g)?.map((group, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one secret never change
      <Fragment key={index}>
        <span>{group}</span>
        <wbr />
      </Fragment>
    ))}
  </code>
);

/** Sets an authenticator: scanned first, then confirmed by a code of it and the password. */
export const SetAuthenticator = ({ onChanged }: { readonly onChanged: () => void }) => {
  const words = useWords();
  const [fresh, setFresh] = useState<z.infer<typeof NewAuthenticator> | null>(null);
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const [done, setDone] = useState<Answer<unknown> | null>(null);
  const next = async (): Promise<void> => {
    if (fresh === null) {
      const answer = await askOffice(accountPaths.newAuthenticator, NewAuthenticator, { json: {} });
      setDone(answer.ok ? null : answer);
      if (answer.ok) setFresh(answer.value);
      return;
    }
    const json = { secret: fresh.secret, code, password };
    const answer = await askOffice(accountPaths.authenticators, z.undefined(), { json });
    setDone(answer);
    if (answer.ok) onChanged();
  };
  return (
    <Block title={words.authenticator} onSubmit={next}>
      <p>{words.authenticatorHelp}</p>
      {fresh && (
        <>
          <QRCodeSVG value={fresh.address} size={168} title={words.authenticator} />
          <p>
            {words.authenticatorSecret} <Grouped secret={fresh.secret} />
          </p>
          <label htmlFor="first-code">{words.authenticatorCode}</label>
          <Input
            id="first-code"
            inputMode="numeric"
            maxLength={7}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
          <Secret id="code-password" label={words.password} value={password} onValue={setPassword} />
        </>
      )}
      {done?.ok === false && <ProblemNotice problem={done.problem} />}
      <Button htmlType="submit" disabled={fresh !== null && (code === "" || password === "")}>
        {fresh === null ? words.setAuthenticator : words.confirmAuthenticator}
      </Button>
    </Block>
  );
};

export const RemoveAuthenticator = ({ onChanged }: { readonly onChanged: () => void }) => {
  const words = useWords();
  const [password, setPassword] = useState("");
  const [done, setDone] = useState<Done>(null);
  const remove = async (): Promise<void> => {
    const answer = await askOffice(accountPaths.authenticatorRemovals, z.undefined(), { json: { password } });
    setDone(answer);
    if (answer.ok) onChanged();
  };
  return (
    <Block title={words.authenticator} onSubmit={remove}>
      <p>{words.authenticatorIsSet}</p>
      <Secret id="removal-password" label={words.password} value={password} onValue={setPassword} />
      {done?.ok === false && <ProblemNotice problem={done.problem} />}
      <Button htmlType="submit" danger disabled={password === ""}>
        {words.removeAuthenticator}
      </Button>
    </Block>
  );
};
