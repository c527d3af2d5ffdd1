import { mostFollowUps, type RatingRow } from "../../../contract/office/ratings/ratings.ts";
import type { LocalText } from "../../../contract/words.ts";
import { Local } from "../page/local.tsx";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { Moment } from "./rating-parts.tsx";

const Tags = ({ tags }: { readonly tags: readonly LocalText[] }) =>
  tags.length === 0 ? null : (
    <ul className="tags">
      {tags.map((text) => (
        <li key={text.zh}>
          <Local text={text} />
        </li>
      ))}
    </ul>
  );

const Comment = ({ comment }: { readonly comment: string | null }) =>
  comment === null ? null : <p className="written">{comment}</p>;

const FollowUp = ({ number, tags, comment, givenAt }: RatingRow["followUps"][number]) => (
  <div className="follow-up">
    <small>
      {fill(useWords().followUpNumber, { number })} · <Moment time={givenAt} />
    </small>
    <Tags tags={tags} />
    <Comment comment={comment} />
  </div>
);

/** The most follow-ups shown at once; the others are behind a line, so that one rating does not fill the page. */
const shownAtOnce = 3;

/** In order of arrival: the first ones stay visible. */
const FollowUps = ({ rows }: { readonly rows: RatingRow["followUps"] }) => {
  const words = useWords();
  const numbered = rows.map((row) => <FollowUp key={row.number} {...row} />);
  const further = numbered.slice(shownAtOnce);
  return (
    <>
      {numbered.slice(0, shownAtOnce)}
      {further.length > 0 && (
        <details>
          <summary>{fill(words.furtherFollowUps, { count: further.length })}</summary>
          {further}
        </details>
      )}
      {rows.length >= mostFollowUps && (
        <small className="quiet">{fill(words.followUpsFull, { count: mostFollowUps })}</small>
      )}
    </>
  );
};

/** A citizen's additions to the level: at the window, and later on their own phone. */
export const CitizenTexts = ({ tags, comment, followUps }: Pick<RatingRow, "tags" | "comment" | "followUps">) => {
  if (tags.length === 0 && comment === null && followUps.length === 0) return <span className="quiet">—</span>;
  return (
    <div className="said">
      <Tags tags={tags} />
      <Comment comment={comment} />
      <FollowUps rows={followUps} />
    </div>
  );
};
