import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { HashRouter, Navigate, Route, Routes, useLocation } from "react-router";
import { openAlertsQuestion } from "../../../contract/office/devices/alerts.ts";
import { createQueryClient } from "../reading/query-client.ts";
import { KeyContext } from "../reading/use-key.ts";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { DemonstrationMark } from "./demonstration-mark.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { HeaderStatus } from "./header-status.tsx";
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

const Office = ({ onLeave, onLanguage }: HeaderProps) => {
  const words = useWords();
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
          <p className="page-promise">{words.promise}</p>
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
