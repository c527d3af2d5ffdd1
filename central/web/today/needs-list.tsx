import { Link } from "react-router";
import { type NeedRow, needTexts } from "../../../contract/office/today/needs.ts";
import { formatCount } from "../format/text.ts";
import { formatSpan } from "../format/time.ts";
import { Local } from "../page/local.tsx";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";

/** The page where a need is done, with its filters. */
export const addressOf = ({ page, filters }: NeedRow): string => {
  const search = new URLSearchParams(filters).toString();
  return `/${page}${search && `?${search}`}`;
};

type NeedProps = { readonly need: NeedRow; readonly centreNowMs: number };

const minuteMs = 60_000;

const waitedText = (words: Words, oldestAt: string, centreNowMs: number): string => {
  const waitedMs = centreNowMs - Date.parse(oldestAt);
  return waitedMs < minuteMs ? words.justNow : fill(words.needOldest, { span: formatSpan(words, waitedMs) });
};

/** How long the oldest one has waited, and how many are past their promised day. */
const Age = ({ need: { oldestAt, over }, centreNowMs }: NeedProps) => {
  const words = useWords();
  return (
    <small>
      {oldestAt !== null && waitedText(words, oldestAt, centreNowMs)}
      {over !== null && over > 0 && <strong className="need-over">{fill(words.needOver, { count: over })}</strong>}
    </small>
  );
};

const Need = ({ need, centreNowMs }: NeedProps) => (
  <Link to={addressOf(need)} data-need={need.kind}>
    <span className="need-count figures">{formatCount(need.count)}</span>
    <span className="need-text">
      <Local text={needTexts[need.kind]} />
      <Age need={need} centreNowMs={centreNowMs} />
    </span>
    <span className="need-go" aria-hidden="true">
      ›
    </span>
  </Link>
);

type NeedsListProps = { readonly needs: readonly NeedRow[]; readonly centreNowMs: number };

/** A line for each need: how many, since when, and the way to the page where it is done. */
export const NeedsList = ({ needs, centreNowMs }: NeedsListProps) => (
  <ul className="needs">
    {needs.map((need) => (
      <li key={need.kind}>
        <Need need={need} centreNowMs={centreNowMs} />
      </li>
    ))}
  </ul>
);
