import type { OfficeRatings, RatingRow } from "../../contract/office/ratings/ratings.ts";
import type { Level, LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";
import { type LevelWords, levelText, readLevelsEver, tagText } from "../policy/level-words.ts";
import { shiftIsOver } from "../shifts/shift-is-over.ts";

/** The most ratings in one answer. */
const listedRatings = 200;

interface StoredRating extends Omit<RatingRow, "negative" | "tags" | "followUps" | "receivedAt"> {
  readonly staffNumber: string;
  readonly staffName: LocalText;
  readonly level: Level;
  readonly firstLevel: Level;
  readonly tagCodes: readonly string[];
  readonly receivedAt: Date;
  readonly followUps: readonly StoredFollowUp[];
}

interface StoredFollowUp {
  readonly number: number;
  readonly level: Level;
  readonly tagCodes: readonly string[];
  /** The level of each tag; null in older rows, whose tags are all of `level`. */
  readonly tagLevels: readonly Level[] | null;
  readonly comment: string | null;
  /** A time as PostgreSQL writes it in JSON. */
  readonly givenAt: string;
}

/** Names that the office does not know, or no longer, are shown as the codes in the entries. */
const selectRatings = (sql: Queries, atMs: number): Promise<StoredRating[]> => sql<StoredRating[]>`
  select given.device, given.epoch, given.seq,
    coalesce(units.name, jsonb_build_object('zh', given.unit_code)) as "unitName",
    given.window_number as "windowNumber", given.staff_number as "staffNumber",
    coalesce(staff.name, jsonb_build_object('zh', given.staff_number)) as "staffName",
    given.present_level as level, given.level as "firstLevel", given.tag_codes as "tagCodes", given.comment,
    given.source, given.answered_at as "answeredAt", given.received_at as "receivedAt",
    added.list as "followUps"
  from present_ratings as given
  left join units on units.code = given.unit_code
  left join staff on staff.unit_code = given.unit_code and staff.number = given.staff_number
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('number', number, 'level', level, 'tagCodes', tag_codes, 'tagLevels', tag_levels,
      'comment', comment, 'givenAt', given_at) order by number), '[]') as list
    from follow_ups
    where (follow_ups.device, follow_ups.epoch, follow_ups.seq) = (given.device, given.epoch, given.seq)
  ) as added
  where (given.present_level <= 2 or given.comment is not null or jsonb_array_length(added.list) > 0)
    and ${shiftIsOver(atMs)}
  order by given.received_at desc, given.device, given.epoch desc, given.seq desc
  limit ${listedRatings + 1}`;

/** A tag that was sent twice counts once. */
const textsOf = (levels: readonly LevelWords[], level: Level, codes: readonly string[]): LocalText[] =>
  [...new Set(codes)].map((code) => tagText(levels, level, code));

/** Tags of the lower levels are reasons; one of another level would tell the level of the rating. */
const isNegative = (level: Level): boolean => level <= 2;

const followUpOf = (
  levels: readonly LevelWords[],
  { number, level, tagCodes, tagLevels, comment, givenAt }: StoredFollowUp,
  listsAllTags: boolean,
): RatingRow["followUps"][number] => {
  const chosen = tagCodes.map((code, index) => ({ code, of: tagLevels?.[index] ?? level }));
  const listed = chosen.filter(({ of }) => listsAllTags || isNegative(of));
  const texts = listed.map(({ code, of }) => tagText(levels, of, code));
  const tags = [...new Map(texts.map((text) => [text.zh, text])).values()];
  return { number, tags, comment, givenAt: new Date(givenAt).toISOString() };
};

const rowOf = (levels: readonly LevelWords[], stored: StoredRating): RatingRow => {
  const { staffNumber, staffName, level, firstLevel, tagCodes, followUps, ...row } = stored;
  const listsAll = isNegative(level);
  const first = firstLevel === level ? null : { level: firstLevel, levelText: levelText(levels, firstLevel) };
  return {
    ...row,
    negative: listsAll ? { staffNumber, staffName, level, levelText: levelText(levels, level), first } : null,
    tags: listsAll ? textsOf(levels, level, tagCodes) : [],
    followUps: followUps.map((added) => followUpOf(levels, added, listsAll)),
    receivedAt: row.receivedAt.toISOString(),
  };
};

/**
 * Every 差评, and the comments of other ratings, from shifts that are over: the newest by arrival, in their current
 * state.
 */
export const readRatings = async (sql: Queries, atMs: number): Promise<OfficeRatings> => {
  const [levels, ratings] = await Promise.all([readLevelsEver(sql), selectRatings(sql, atMs)]);
  return {
    ratings: ratings.slice(0, listedRatings).map((stored) => rowOf(levels, stored)),
    hasOlder: ratings.length > listedRatings,
  };
};
