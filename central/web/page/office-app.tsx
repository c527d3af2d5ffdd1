import { ConfigProvider, Spin } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useCallback, useState } from "react";
import { LinkForm } from "../accounts/link-form.tsx";
import { takeLinkToken } from "../accounts/link-token.ts";
import { LoginForm } from "../accounts/login-form.tsx";
import { RequiredAuthenticator } from "../accounts/required-authenticator.tsx";
import { takeSignOnProblem } from "../accounts/sign-on-problem.ts";
import { useSession } from "../accounts/use-session.ts";
import { LanguageContext, useLanguage, useWords, WordsContext } from "../words/use-words.ts";
import { wordsOf } from "../words/words.ts";
import { OfficePage } from "./office-page.tsx";
import { PageHeader } from "./page-header.tsx";
import { theme } from "./theme.ts";

// Read once, before the first rendering: the address bar must not show it longer than necessary.
const linkAtStart = takeLinkToken(window.location, window.history);
const signOnProblem = takeSignOnProblem(window.location, window.history);

/** The page before the centre has answered. */
const Waiting = ({
  isUnreachable,
  onLanguage,
}: {
  readonly isUnreachable: boolean;
  readonly onLanguage: () => void;
}) => {
  const words = useWords();
  return (
    <>
      <PageHeader onLanguage={onLanguage} />
      <main className="entrance" role="status">
        {isUnreachable ? <p>{words.unreachable}</p> : <Spin />}
      </main>
    </>
  );
};

/** A one-time link first, then the log-in, then the office's pages. */
const Entrance = ({ onLanguage }: { readonly onLanguage: () => void }): ReactNode => {
  const { state, ask, leave } = useSession();
  const [link, setLink] = useState(linkAtStart);
  const [hasEnded, setHasEnded] = useState(false);
  const onLoggedOut = useCallback((): void => {
    setHasEnded(true);
    leave();
  }, [leave]);
  const onLeft = useCallback((): void => {
    setHasEnded(false);
    leave();
  }, [leave]);
  if (link !== null) {
    const onDone = (): void => {
      setLink(null);
      void ask();
    };
    return <LinkForm token={link} onDone={onDone} onLanguage={onLanguage} />;
  }
  if (state.kind === "out") {
    return <LoginForm hasEnded={hasEnded} signOnProblem={signOnProblem} onDone={ask} onLanguage={onLanguage} />;
  }
  if (state.kind !== "in") return <Waiting isUnreachable={state.kind === "unreachable"} onLanguage={onLanguage} />;
  const { me } = state;
  if (me.mustSetCode) {
    return <RequiredAuthenticator onDone={() => void ask()} onLeft={onLeft} onLanguage={onLanguage} />;
  }
  return (
    <OfficePage
      key={me.login}
      me={me}
      onChanged={() => void ask()}
      onLoggedOut={onLoggedOut}
      onLeft={onLeft}
      onLanguage={onLanguage}
    />
  );
};

export const OfficeApp = () => {
  const [language, toggleLanguage] = useLanguage();
  return (
    <ConfigProvider locale={language === "zh" ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <LanguageContext value={language}>
        <WordsContext value={wordsOf[language]}>
          <Entrance onLanguage={toggleLanguage} />
        </WordsContext>
      </LanguageContext>
    </ConfigProvider>
  );
};
