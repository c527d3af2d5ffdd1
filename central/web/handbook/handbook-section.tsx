import { Spin } from "antd";
import { useContext, useEffect, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { Section } from "../page/section.tsx";
import { LanguageContext, useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";

const titles: Readonly<Record<string, WordKey>> = {
  window: "handbookWindow",
  kiosk: "handbookKiosk",
  centre: "handbookCentre",
  figures: "handbookFigures",
};
const first = "window";

/** The documents, loaded when the handbook is opened for the first time; undefined meanwhile. */
const useDocuments = () => {
  const [documents, setDocuments] = useState<Readonly<Record<string, string>>>();
  useEffect(() => {
    import("virtual:handbook").then((loaded) => setDocuments(loaded.documents));
  }, []);
  return documents;
};

type TextProps = { readonly html: string; readonly section: string | null };

/** A document, scrolled to one of its sections. */
const DocumentText = ({ html, section }: TextProps) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document has other sections
  useEffect(() => {
    if (section !== null) document.getElementById(section)?.scrollIntoView();
  }, [html, section]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it was rendered from the project's own documents at build time
  return <article className="handbook-text" dangerouslySetInnerHTML={{ __html: html }} />;
};

/** The documents for window staff, IT and leaders: `#/handbook?document=kiosk&section=…`. */
export const HandbookSection = () => {
  const words = useWords();
  const language = useContext(LanguageContext);
  const documents = useDocuments();
  const [search] = useSearchParams();
  const asked = search.get("document") ?? first;
  const name = asked in titles ? asked : first;
  const html = documents?.[`${name}.${language}`];
  return (
    <Section id="handbook" title={words.handbook} hint={words.handbookHint}>
      <nav className="handbook-documents" aria-label={words.handbookDocuments}>
        {Object.entries(titles).map(([each, title]) => (
          <Link key={each} to={`/handbook?document=${each}`} aria-current={each === name ? "page" : undefined}>
            {words[title]}
          </Link>
        ))}
      </nav>
      {html === undefined ? <Spin /> : <DocumentText html={html} section={search.get("section")} />}
    </Section>
  );
};
