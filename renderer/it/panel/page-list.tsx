import type { ReactElement } from "react";
import type { Speech } from "../../words/speech.ts";
import type { ItPage, ItPageName } from "./it-page.ts";
import { itPages } from "./it-pages.ts";
import { Mark, type Standing } from "./mark.tsx";
import { pageOf } from "./parts.tsx";

/** As many names as fit beside one another on the lowest screen, with the button to the others. */
const mostNames = 7;

/** The first of the names among which this page is. */
export const namesAround = (name: ItPageName): number => {
  const index = itPages.findIndex((page) => page.name === name);
  return index - (index % mostNames);
};

interface PageListProps {
  readonly current: ItPageName;
  /** The first name that is shown. */
  readonly from: number;
  readonly troubled: ReadonlyMap<ItPageName, Standing>;
  readonly speech: Speech;
  readonly onChoose: (page: ItPageName) => void;
  readonly onTurn: (from: number) => void;
}

/** The names of the pages, marked where something is to be mended; the button shows the others in their place. */
export const PageList = ({ current, from, troubled, speech, onChoose, onTurn }: PageListProps): ReactElement => {
  const { words } = speech;
  const { shown, next } = pageOf<ItPage>({ items: itPages, from, most: mostNames });
  const hidden = itPages.flatMap((page) => (shown.includes(page) ? [] : (troubled.get(page.name) ?? [])));
  const ofOthers = hidden.find((standing) => standing === "wrong") ?? hidden[0];
  const nameOf = (word: string, standing: Standing | undefined): ReactElement => (
    <>
      <span>{word}</span>
      {standing && <Mark standing={standing} />}
    </>
  );
  return (
    <nav className="it-pages" aria-label={words("it.pages")}>
      {shown.map(({ name }) => (
        <button
          key={name}
          type="button"
          className="button"
          data-testid={`it-page-${name}`}
          aria-current={name === current ? "page" : undefined}
          onClick={() => onChoose(name)}
        >
          {nameOf(words(`it.${name}.name`), troubled.get(name))}
        </button>
      ))}
      <button
        type="button"
        className="button it-other-pages it-onward"
        data-testid="it-other-pages"
        onClick={() => onTurn(next)}
      >
        {nameOf(words("it.otherPages"), ofOthers)}
      </button>
    </nav>
  );
};
