import { type ReactElement, useState } from "react";
import type { Speech } from "../../words/speech.ts";
import type { ItPage } from "./it-page.ts";
import { itPages } from "./it-pages.ts";
import { pageOf } from "./parts.tsx";

interface PageListProps {
  readonly current: ItPage["name"];
  readonly speech: Speech;
  readonly onChoose: (page: ItPage) => void;
}

/** As many names as fit beside one another on the lowest screen, with the button to the others. */
const mostNames = 7;

/** The names of the pages; the button shows the others in their place. */
export const PageList = ({ current, speech, onChoose }: PageListProps): ReactElement => {
  const [from, setFrom] = useState(0);
  const { shown, next, hasMore } = pageOf<ItPage>({ items: itPages, from, most: mostNames });
  return (
    <nav className="it-pages" aria-label={speech.words("it.pages")}>
      {shown.map((page) => (
        <button
          key={page.name}
          type="button"
          className="button"
          data-testid={`it-page-${page.name}`}
          aria-current={page.name === current ? "page" : undefined}
          onClick={() => onChoose(page)}
        >
          {speech.words(`it.${page.name}.name`)}
        </button>
      ))}
      {hasMore && (
        <button
          type="button"
          className="button it-other-pages"
          data-testid="it-other-pages"
          onClick={() => setFrom(next)}
        >
          {speech.words("it.otherPages")}
        </button>
      )}
    </nav>
  );
};
