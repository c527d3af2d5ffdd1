import { Alert, Button, Checkbox, Input, Radio } from "antd";
import { useState } from "react";
import { z } from "zod";
import {
  type DigestWishes,
  digestPaths,
  type OwnDigests,
  ownDigestsQuestion,
} from "../../../contract/office/digests/digests.ts";
import { Block, type Done, Result } from "../accounts/account-block.tsx";
import { Answered } from "../page/answered.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";

/** The polling interval, milliseconds: only the person and IT change it. */
const ownEveryMs = 60_000;

const Form = ({ own: { isSending, ...stored } }: { readonly own: OwnDigests }) => {
  const words = useWords();
  const [wishes, setWishes] = useState<DigestWishes>(stored);
  const [done, setDone] = useState<Done>(null);
  const change = (wish: Partial<DigestWishes>): void => {
    setDone(null);
    setWishes((now) => ({ ...now, ...wish }));
  };
  const save = async (): Promise<void> => {
    const mail = wishes.mail?.trim() || null;
    setDone(await askOffice(digestPaths.wishes, z.undefined(), { json: { ...wishes, mail } }));
  };
  const { mail, hasDaily, hasWeekly, hasMonthly, language } = wishes;
  const lacksMail = (hasDaily || hasWeekly || hasMonthly) && !mail?.trim();
  return (
    <Block title={words.digests} onSubmit={save}>
      <p>{words.digestsHelp}</p>
      {!isSending && <Alert type="info" showIcon title={words.digestsNoServer} />}
      <label htmlFor="digest-mail">{words.digestMail}</label>
      <Input
        id="digest-mail"
        type="email"
        autoComplete="email"
        maxLength={254}
        value={mail ?? ""}
        onChange={({ target }) => change({ mail: target.value })}
      />
      <Checkbox checked={hasDaily} onChange={({ target }) => change({ hasDaily: target.checked })}>
        {words.digestDaily}
      </Checkbox>
      <Checkbox checked={hasWeekly} onChange={({ target }) => change({ hasWeekly: target.checked })}>
        {words.digestWeekly}
      </Checkbox>
      <Checkbox checked={hasMonthly} onChange={({ target }) => change({ hasMonthly: target.checked })}>
        {words.digestMonthly}
      </Checkbox>
      <p aria-hidden="true">{words.digestLanguage}</p>
      <Radio.Group
        aria-label={words.digestLanguage}
        value={language}
        onChange={({ target }) => change({ language: target.value })}
        options={[
          { value: "zh", label: "中文" },
          { value: "en", label: "English" },
        ]}
      />
      {lacksMail && <p role="alert">{words.digestNeedsMail}</p>}
      <Result done={done} sentence={words.digestsSaved} />
      <Button htmlType="submit" disabled={lacksMail}>
        {words.save}
      </Button>
    </Block>
  );
};

/** The person's own digests by mail: the address, which ones, and their language. */
export const OwnDigestsBlock = () => {
  const reading = useReading(ownDigestsQuestion, ownEveryMs);
  return <Answered reading={reading}>{(own) => <Form own={own} />}</Answered>;
};
