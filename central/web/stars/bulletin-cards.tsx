import type { ReactNode } from "react";
import type { FiguresBy } from "../../../contract/office/figures/figures.ts";
import type { Erratum, StarFacts } from "../../../contract/office/stars/star-months.ts";
import type { OfficeStars } from "../../../contract/office/stars/stars.ts";
import { LinePlace } from "../figures/line-place.tsx";
import { formatTime } from "../format/time.ts";
import { Facts } from "../page/card.tsx";
import { useWords } from "../words/use-words.ts";
import { StarMark } from "./star-mark.tsx";
import { StarCard } from "./stars-table.tsx";

type CardsProps = { readonly stars: OfficeStars; readonly by: FiguresBy };

/** The frozen lines on a telephone. Paper has the table, whatever the screen that prints it. */
export const FrozenCards = ({ stars, by }: CardsProps) => {
  const words = useWords();
  return (
    <ul className="cards bulletin-cards">
      {stars.lines.map((row) => (
        <li key={JSON.stringify([row.unitCode, row.key])}>
          <StarCard table={{ words, by, stars, onUnit: null }} row={row} />
        </li>
      ))}
    </ul>
  );
};

/** All six digits: a correction is often small. */
export const Corrected = ({ state, score, stars }: StarFacts) => (
  <>
    <StarMark state={state} stars={stars} /> {score !== null && <span className="figures">{score.toFixed(6)}</span>}
  </>
);

/** When an erratum was found. */
export const Found = ({ foundAt }: Pick<Erratum, "foundAt">): ReactNode => (
  <span className="figures">{formatTime(foundAt).slice(0, 16)}</span>
);

/** The errata on a telephone. */
export const ErrataCards = ({ errata, by }: { readonly errata: readonly Erratum[]; readonly by: FiguresBy }) => {
  const words = useWords();
  return (
    <ul className="cards bulletin-cards">
      {errata.map((row) => (
        <li key={row.id}>
          <article className="card">
            <LinePlace row={row} by={by} onUnit={null} isPartial={false} />
            <Facts
              facts={[
                { title: words.errataFound, value: <Found {...row} /> },
                { title: words.errataBefore, value: <Corrected {...row.before} /> },
                { title: words.errataAfter, value: <Corrected {...row.after} /> },
              ]}
            />
          </article>
        </li>
      ))}
    </ul>
  );
};
