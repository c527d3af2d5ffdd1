import type { Tx } from "../database/sql.ts";
import { newestOf } from "../ledger/projecting/newest.ts";
import { ofKinds, readModel } from "../ledger/projecting/read-model.ts";
import { type Arrival, positionOf } from "../ledger/projecting/stored-entry.ts";

type Tags = Arrival<"tags-chosen">;
type Comment = Arrival<"comment-given" | "comment-withdrawn">;

const promptOf = ({ entry }: Tags | Comment): string => entry.body.promptId;

const tagsRow = (tags: Tags) => ({
  ...positionOf(tags),
  prompt_id: promptOf(tags),
  tag_codes: tags.entry.body.tagCodes,
});

const commentRow = (comment: Comment) => ({
  ...positionOf(comment),
  prompt_id: promptOf(comment),
  comment: comment.entry.kind === "comment-given" ? comment.entry.body.text : null,
});

/** Stores the newest choice of tags of a prompt. */
const addTags = async (tx: Tx, tags: readonly Tags[]): Promise<void> => {
  if (tags.length === 0) return;
  const rows = tx.json(newestOf(tags, promptOf).map(tagsRow));
  await tx`
    insert into rating_tags select * from jsonb_populate_recordset(null::rating_tags, ${rows})
    on conflict (device, prompt_id) do update
    set epoch = excluded.epoch, seq = excluded.seq, tag_codes = excluded.tag_codes
    where (excluded.epoch, excluded.seq) > (rating_tags.epoch, rating_tags.seq)`;
};

/** Stores the newest comment of a prompt, or its withdrawal. */
const addComments = async (tx: Tx, comments: readonly Comment[]): Promise<void> => {
  if (comments.length === 0) return;
  const rows = tx.json(newestOf(comments, promptOf).map(commentRow));
  await tx`
    insert into rating_comments select * from jsonb_populate_recordset(null::rating_comments, ${rows})
    on conflict (device, prompt_id) do update
    set epoch = excluded.epoch, seq = excluded.seq, comment = excluded.comment
    where (excluded.epoch, excluded.seq) > (rating_comments.epoch, rating_comments.seq)`;
};

export const reasonsModel = readModel({
  kinds: ["tags-chosen", "comment-given", "comment-withdrawn"],
  tables: ["rating_tags", "rating_comments"],
  take: async (tx, arrivals) => {
    await addTags(tx, ofKinds(arrivals, "tags-chosen"));
    await addComments(tx, ofKinds(arrivals, "comment-given", "comment-withdrawn"));
    return [];
  },
});
