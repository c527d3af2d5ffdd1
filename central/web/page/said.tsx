import type { RatingRow } from "../../../contract/office/office.ts";
import type { LocalText } from "../../../contract/words.ts";
import { useWords } from "../words/use-words.ts";
import { Local } from "./local.tsx";
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

const FollowUp = ({ tags, comment, givenAt }: NonNullable<RatingRow["followUp"]>) => (
  <div className="follow-up">
    <small>
      {useWords().followUp} · <Moment time={givenAt} />
    </small>
    <Tags tags={tags} />
    <Comment comment={comment} />
  </div>
);

/** What a citizen gave besides the level: at the window, and later on their own phone. */
export const Said = ({ tags, comment, followUp }: Pick<RatingRow, "tags" | "comment" | "followUp">) => {
  if (tags.length === 0 && comment === null && followUp === null) return <span className="quiet">—</span>;
  return (
    <div className="said">
      <Tags tags={tags} />
      <Comment comment={comment} />
      {followUp && <FollowUp {...followUp} />}
    </div>
  );
};
