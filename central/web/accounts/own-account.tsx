import { Button, Modal } from "antd";
import { useState } from "react";
import { z } from "zod";
import { accountPaths } from "../../../contract/office/accounts/accounts.ts";
import { OwnDigestsBlock } from "../digests/own-digests.tsx";
import { ProblemNotice } from "../page/problem-notice.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { Block, type Done, Result, Secret } from "./account-block.tsx";
import { RemoveAuthenticator, SetAuthenticator } from "./authenticator-forms.tsx";
import { grantText } from "./grant-text.ts";
import { useMe } from "./use-session.ts";

const ChangePassword = () => {
  const words = useWords();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [done, setDone] = useState<Done>(null);
  const change = async (): Promise<void> => {
    const answer = await askOffice(accountPaths.passwords, z.undefined(), { json: { old, new: fresh } });
    setDone(answer);
    if (answer.ok) for (const clear of [setOld, setFresh, setAgain]) clear("");
  };
  return (
    <Block title={words.changePassword} onSubmit={change}>
      <Secret id="old-password" label={words.oldPassword} value={old} onValue={setOld} />
      <Secret id="fresh-password" label={words.newPassword} value={fresh} onValue={setFresh} />
      <Secret id="fresh-again" label={words.passwordAgain} value={again} onValue={setAgain} />
      {again !== "" && again !== fresh && <p role="alert">{words.passwordsDiffer}</p>}
      <Result done={done} sentence={words.passwordChanged} />
      <Button htmlType="submit" disabled={old === "" || fresh === "" || fresh !== again}>
        {words.changePassword}
      </Button>
    </Block>
  );
};

type OwnAccountProps = {
  readonly onClose: () => void;
  /** After something of the account has changed. */
  readonly onChanged: () => void;
  readonly onLoggedOut: () => void;
};

/** The person's own roles, password, authenticator and sessions. */
export const OwnAccount = ({ onClose, onChanged, onLoggedOut }: OwnAccountProps) => {
  const words = useWords();
  const me = useMe();
  const [failed, setFailed] = useState<Done>(null);
  const everywhere = async (): Promise<void> => {
    const answer = await askOffice(accountPaths.logOutEverywhere, z.undefined(), { json: {} });
    setFailed(answer);
    if (answer.ok) onLoggedOut();
  };
  return (
    <Modal open title={fill(words.ownAccount, { name: me.name, login: me.login })} footer={null} onCancel={onClose}>
      <ul className="account-grants">
        {me.grants.map((grant) => (
          <li key={JSON.stringify(grant)}>{grantText(words, grant)}</li>
        ))}
      </ul>
      <OwnDigestsBlock />
      <ChangePassword />
      {me.hasCode ? <RemoveAuthenticator onChanged={onChanged} /> : <SetAuthenticator onChanged={onChanged} />}
      <Block title={words.sessions} onSubmit={everywhere}>
        <p>{words.sessionsHelp}</p>
        {failed?.ok === false && <ProblemNotice problem={failed.problem} />}
        <Button htmlType="submit">{words.logOutEverywhere}</Button>
      </Block>
    </Modal>
  );
};
