import { QueryClientProvider } from "@tanstack/react-query";
import { Fragment, useEffect, useState } from "react";
import { HashRouter, Navigate, Route, Routes, useLocation } from "react-router";
import { type Me, meQuestion } from "../../../contract/office/accounts/accounts.ts";
import { demonstrationQuestion } from "../../../contract/office/demonstration.ts";
import { AccountMenu } from "../accounts/account-menu.tsx";
import { MeContext, useMe } from "../accounts/use-session.ts";
import { formatTime } from "../format/time.ts";
import { createQueryClient } from "../reading/query-client.ts";
import { type Reading, useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey } from "../words/words.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { Navigation } from "./navigation.tsx";
import { NoSuchPage } from "./no-such-page.tsx";
import { PageHeader } from "./page-header.tsx";
import { type Page, pagesFor } from "./pages.ts";
import { useIsDemonstration } from "./use-demonstration.ts";

type HeaderProps = {
  readonly onLanguage: () => void;
  /** After the own account has changed. */
  readonly onChanged: () => void;
  /** The person has logged out. */
  readonly onLeft: () => void;
};

/** The polling interval, milliseconds: the page notices this soon that the centre is unreachable. */
const presenceEveryMs = 2_000;

const Sections = ({ sections, around: Around = Fragment }: Page) => (
  <Around>
    {sections.map(([Section], place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a page do not change
      <Section key={place} />
    ))}
  </Around>
);

/** Scrolls to the top on another page. */
const useTopOfPage = (): void => {
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path triggers it
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
};

/** Between two readings of the progress, milliseconds. */
const progressEveryMs = 5_000;

const Mark = () => {
  const words = useWords();
  const share = useReading(demonstrationQuestion, progressEveryMs).known?.value.writtenShare ?? null;
  return (
    <span className="demonstration-mark" title={words.demonstrationHint}>
      {share === null ? words.demonstration : fill(words.demonstrationWriting, { percent: Math.floor(100 * share) })}
    </span>
  );
};

/** Says on every page that the data are invented, and how much of them is written while they are being written. */
const DemonstrationMark = () => (useIsDemonstration() ? <Mark /> : null);

type State = Pick<Reading<unknown>, "known" | "failure">;

const connectionOf = ({ known, failure }: State): WordKey & ("live" | "connecting" | "interrupted") => {
  if (failure !== null) return "interrupted";
  return known === null ? "connecting" : "live";
};

/** Whether the page is live, and when it last was. */
const HeaderStatus = (state: State) => {
  const words = useWords();
  const connection = connectionOf(state);
  return (
    <dl className="header-facts">
      <div>
        <dt>{words.connection}</dt>
        <dd>
          <span role="status">
            <i className={`connection-dot ${connection}`} aria-hidden="true" />
            {words[connection]}
          </span>
        </dd>
      </div>
      <div>
        <dt>{words.updatedAt}</dt>
        <dd>{state.known ? formatTime(state.known.readAtMs).slice(-8) : words.notYet}</dd>
      </div>
    </dl>
  );
};

const Office = ({ onLanguage, onChanged, onLeft, onLoggedOut }: Omit<OfficePageProps, "me">) => {
  const reading = useReading(meQuestion, presenceEveryMs);
  const me = useMe();
  const shown = pagesFor(me.permissions);
  const { known, failure, readNow } = reading;
  const hasEnded = known?.value === null;
  useEffect(() => {
    if (hasEnded) onLoggedOut();
  }, [hasEnded, onLoggedOut]);
  useTopOfPage();
  return (
    <>
      <PageHeader onLanguage={onLanguage} account={<AccountMenu onChanged={onChanged} onLeft={onLeft} />}>
        <DemonstrationMark />
        <HeaderStatus {...reading} />
      </PageHeader>
      <div className="page-body">
        <Navigation shown={shown} />
        <main className="page-sections">
          {failure && <FailureNotice failure={failure} readAtMs={known?.readAtMs ?? null} onTryNow={readNow} />}
          <Routes>
            {shown.map((page) => (
              <Route key={page.path} path={page.path} element={<Sections {...page} />} />
            ))}
            <Route path="/" element={<Navigate to={`/${shown[0]?.path}`} replace />} />
            <Route path="*" element={<NoSuchPage />} />
          </Routes>
        </main>
      </div>
    </>
  );
};

type OfficePageProps = HeaderProps & {
  readonly me: Me;
  /** The session has ended without a log-out. */
  readonly onLoggedOut: () => void;
};

/** The office's pages for one person; another one starts without any data. */
export const OfficePage = ({ me, onLoggedOut, ...header }: OfficePageProps) => {
  const [client] = useState(() => createQueryClient(onLoggedOut));
  return (
    <QueryClientProvider client={client}>
      <MeContext value={me}>
        <HashRouter>
          <Office {...header} onLoggedOut={onLoggedOut} />
        </HashRouter>
      </MeContext>
    </QueryClientProvider>
  );
};
