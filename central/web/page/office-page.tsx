import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { HashRouter, Navigate, Route, Routes, useLocation } from "react-router";
import { demonstrationQuestion } from "../../../contract/office/demonstration.ts";
import { openAlertsQuestion } from "../../../contract/office/devices/alerts.ts";
import { formatTime } from "../format/time.ts";
import { createQueryClient } from "../reading/query-client.ts";
import { KeyContext } from "../reading/use-key.ts";
import { type Reading, useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type WordKey } from "../words/words.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { Navigation } from "./navigation.tsx";
import { PageHeader } from "./page-header.tsx";
import { type Page, pages } from "./pages.ts";

type HeaderProps = { readonly onLeave: () => void; readonly onLanguage: () => void };

/** The polling interval, milliseconds: the page notices this soon that the centre is unreachable. */
const presenceEveryMs = 2_000;

const Sections = ({ sections }: Pick<Page, "sections">) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a page do not change
  sections.map((Section, place) => <Section key={place} />);

/** Scrolls to the top on another page. */
const useTopOfPage = (): void => {
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path triggers it
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
};

/** Between two readings at an office in use, milliseconds: it never becomes a demonstration. */
const seldomMs = 3_600_000;
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
const DemonstrationMark = () =>
  useReading(demonstrationQuestion, seldomMs).known?.value.isDemonstration ? <Mark /> : null;

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

const Office = ({ onLeave, onLanguage }: HeaderProps) => {
  const reading = useReading(openAlertsQuestion, presenceEveryMs);
  const { known, failure, readNow } = reading;
  useTopOfPage();
  return (
    <>
      <PageHeader onLanguage={onLanguage} onLeave={onLeave}>
        <DemonstrationMark />
        <HeaderStatus {...reading} />
      </PageHeader>
      <div className="page-body">
        <Navigation />
        <main className="page-sections">
          {failure && <FailureNotice failure={failure} readAtMs={known?.readAtMs ?? null} onTryNow={readNow} />}
          <Routes>
            {pages.map(({ path, sections }) => (
              <Route key={path} path={path} element={<Sections sections={sections} />} />
            ))}
            <Route path="*" element={<Navigate to={`/${pages[0]?.path}`} replace />} />
          </Routes>
        </main>
      </div>
    </>
  );
};

type OfficePageProps = HeaderProps & { readonly officeKey: string; readonly onRefused: () => void };

/** The office's pages under one key; another key starts without any data. */
export const OfficePage = ({ officeKey, onRefused, ...header }: OfficePageProps) => {
  const [client] = useState(() => createQueryClient(onRefused));
  return (
    <QueryClientProvider client={client}>
      <KeyContext value={officeKey}>
        <HashRouter>
          <Office {...header} />
        </HashRouter>
      </KeyContext>
    </QueryClientProvider>
  );
};
