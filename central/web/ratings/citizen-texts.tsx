import { followUpPhotoUrl, mostFollowUps, type RatingRow } from "../../../contract/office/ratings/ratings.ts";
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

type Entry = Pick<RatingRow, "device" | "epoch" | "seq">;
type FollowUpRow = RatingRow["followUps"][number];

/** A small picture for each photo; it opens the whole one in a tab of its own. */
const Photos = ({ device, epoch, seq, number, photos }: Entry & Pick<FollowUpRow, "number" | "photos">) => {
  const words = useWords();
  const places = Array.from({ length: photos }, (_, index) => ({ device, epoch, seq, number, place: index + 1 }));
  return photos === 0 ? null : (
    <p className="photos">
      {places.map((photo) => (
        <a key={photo.place} href={followUpPhotoUrl(photo)} target="_blank" rel="noreferrer">
          <img
            src={followUpPhotoUrl({ ...photo, size: "small" })}
            alt={fill(words.citizenPhoto, { place: photo.place })}
            loading="lazy"
          />
        </a>
      ))}
    </p>
  );
};

const FollowUp = ({ device, epoch, seq, ...row }: Entry & FollowUpRow) => {
  const words = useWords();
  return (
    <div className="follow-up">
      <small>
        {fill(words.followUpNumber, { number: row.number })} · <Moment time={row.givenAt} />
        {row.mayPublish && ` · ${words.mayPublish}`}
      </small>
      <Tags tags={row.tags} />
      <Comment comment={row.comment} />
      <Photos {...{ device, epoch, seq }} number={row.number} photos={row.photos} />
    </div>
  );
};

/** The most follow-ups shown at once; the others are behind a line, so that one rating does not fill the page. */
const shownAtOnce = 3;

/** In order of arrival: the first ones stay visible. */
const FollowUps = ({ rows, ...entry }: Entry & { readonly rows: RatingRow["followUps"] }) => {
  const words = useWords();
  const numbered = rows.map((row) => <FollowUp key={row.number} {...entry} {...row} />);
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
export const CitizenTexts = ({
  tags,
  comment,
  followUps,
  device,
  epoch,
  seq,
}: Entry & Pick<RatingRow, "tags" | "comment" | "followUps">) => {
  if (tags.length === 0 && comment === null && followUps.length === 0) return <span className="quiet">—</span>;
  return (
    <div className="said">
      <Tags tags={tags} />
      <Comment comment={comment} />
      <FollowUps rows={followUps} device={device} epoch={epoch} seq={seq} />
    </div>
  );
};
