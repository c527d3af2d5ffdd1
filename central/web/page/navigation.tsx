import { useEffect, useState } from "react";
import { NavLink, useLocation } from "react-router";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import type { Page } from "./pages.ts";

/** The polling interval, milliseconds. */
const countsEveryMs = 10_000;

const Waiting = ({ question, sentence }: NonNullable<Page["waiting"]>) => {
  const words = useWords();
  const count = useReading(question, countsEveryMs).known?.value.count ?? 0;
  if (count === 0) return null;
  return (
    <span className="waiting" title={fill(words[sentence], { count })}>
      {count > 99 ? "99+" : count}
    </span>
  );
};

/** Whether the pages are listed on a telephone, where a button does it; another page closes the list. */
const useOpenList = (): readonly [boolean, () => void] => {
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path triggers it
  useEffect(() => setOpen(false), [pathname]);
  return [isOpen, () => setOpen((now) => !now)];
};

/** The name of the open page; that of the page through which it was reached, where it has no line of its own. */
const useTitle = (shown: readonly Page[]): string => {
  const words = useWords();
  const { pathname } = useLocation();
  const open = shown.find(({ path }) => `${pathname}/`.startsWith(`/${path}/`));
  return open ? words[open.title] : words.pages;
};

/** The pages that the person may open, by department, each with the number of items that wait there. */
export const Navigation = ({ shown }: { readonly shown: readonly Page[] }) => {
  const words = useWords();
  const [isOpen, toggle] = useOpenList();
  return (
    <nav className="navigation" aria-label={words.pages}>
      <button type="button" className="navigation-button" aria-expanded={isOpen} onClick={toggle}>
        {useTitle(shown)}
        <span>{words.pages}</span>
      </button>
      <div className={isOpen ? "navigation-pages is-open" : "navigation-pages"}>
        {shown
          .filter(({ isInside }) => !isInside)
          .map(({ path, title, waiting }) => (
            <NavLink key={path} to={`/${path}`}>
              {words[title]}
              {waiting && <Waiting {...waiting} />}
            </NavLink>
          ))}
      </div>
    </nav>
  );
};
