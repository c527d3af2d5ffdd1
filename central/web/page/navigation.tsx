import { NavLink } from "react-router";
import { useReading } from "../reading/use-reading.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { type Page, pages } from "./pages.ts";

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

/** The pages by department, each with the number of items that wait there. */
export const Navigation = () => {
  const words = useWords();
  return (
    <nav className="navigation" aria-label={words.pages}>
      {pages.map(({ path, title, waiting }) => (
        <NavLink key={path} to={`/${path}`}>
          {words[title]}
          {waiting && <Waiting {...waiting} />}
        </NavLink>
      ))}
    </nav>
  );
};
