import { Button } from "antd";
import { z } from "zod";
import { accountPaths } from "../../../contract/office/accounts/accounts.ts";
import { PageHeader } from "../page/page-header.tsx";
import { askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { SetAuthenticator } from "./authenticator-forms.tsx";

type RequiredAuthenticatorProps = {
  readonly onDone: () => void;
  readonly onLeft: () => void;
  readonly onLanguage: () => void;
};

/** For a person whose role needs an authenticator and who has none yet: nothing else until it is set. */
export const RequiredAuthenticator = ({ onDone, onLeft, onLanguage }: RequiredAuthenticatorProps) => {
  const words = useWords();
  const leave = async (): Promise<void> => {
    await askOffice(accountPaths.logOut, z.undefined(), { json: {} });
    onLeft();
  };
  return (
    <>
      <PageHeader onLanguage={onLanguage} />
      <main className="entrance">
        <div className="entrance-form">
          <h2>{words.authenticatorRequired}</h2>
          <SetAuthenticator onChanged={onDone} />
          <Button type="link" onClick={() => void leave()}>
            {words.logOutOfPage}
          </Button>
        </div>
      </main>
    </>
  );
};
