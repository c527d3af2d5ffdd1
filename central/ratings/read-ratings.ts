import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { lastPosition } from "../../contract/office/ledger-position.ts";
import {
  type OfficeRatings,
  type RatingFilters,
  type RatingRow,
  type RatingsQuery,
  ratingsAtOnce,
} from "../../contract/office/ratings/ratings.ts";
import type { Level, LocalText } from "../../contract/words.ts";
import { within } from "../accounts/within-scope.ts";
import { readPages } from "../database/read-pages.ts";
import type { Queries, Tx } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import {
  type LevelWords,
  levelText,
  readLevels,
  readLevelsEver,
  tagText,
  wordsOfLevel,
} from "../policy/level-words.ts";
import { shiftIsOver } from "../shifts/shift-is-over.ts";
import { countListed, selectListed } from "./select-listed.ts";

/** Of an export, read at once. */
const rowsAtOnce = 200;

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
  readonly photos: number;
  readonly mayPublish: boolean;
  /** A time as PostgreSQL writes it in JSON. */
  readonly givenAt: string;
}

/** Names that the office does not know, or no longer, are shown as the codes in the entries. */
const selectRatings = (listed: Fragment): Fragment => fragment`
  with listed as materialized (${listed})
  select given.device, given.epoch, given.seq, given.unit_code as "unitCode",
    coalesce(units.name, jsonb_build_object('zh', given.unit_code)) as "unitName",
    given.window_number as "windowNumber", given.staff_number as "staffNumber",
    coalesce(staff.name, jsonb_build_object('zh', given.staff_number)) as "staffName",
    given.present_level as level, given.level as "firstLevel", given.tag_codes as "tagCodes", given.comment,
    given.source, given.answered_at as "answeredAt", given.received_at as "receivedAt",
    added.list as "followUps"
  from listed
  cross join lateral (
    select * from present_ratings as given
    where (given.device, given.epoch, given.seq) = (listed.device, listed.epoch, listed.seq) offset 0) as given
  left join units on units.code = given.unit_code
  left join staff on staff.unit_code = given.unit_code and staff.number = given.staff_number
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('number', number, 'level', level, 'tagCodes', tag_codes, 'tagLevels', tag_levels,
      'comment', comment, 'photos', photos, 'mayPublish', may_publish,
      'givenAt', given_at) order by number), '[]') as list
    from follow_ups
    where (follow_ups.device, follow_ups.epoch, follow_ups.seq) = (given.device, given.epoch, given.seq)
  ) as added
  order by listed.place`;

/** A tag that was sent twice counts once. */
const textsOf = (levels: readonly LevelWords[], level: Level, codes: readonly string[]): LocalText[] =>
  [...new Set(codes)].map((code) => tagText(levels, level, code));

/** Tags of the lower levels are reasons; one of another level would tell the level of the rating. */
const isNegative = (level: Level): boolean => level <= 2;

const followUpOf = (
  levels: readonly LevelWords[],
  { level, tagCodes, tagLevels, givenAt, ...followUp }: StoredFollowUp,
  listsAllTags: boolean,
): RatingRow["followUps"][number] => {
  const chosen = tagCodes.map((code, index) => ({ code, of: tagLevels?.[index] ?? level }));
  const listed = chosen.filter(({ of }) => listsAllTags || isNegative(of));
  const texts = listed.map(({ code, of }) => tagText(levels, of, code));
  const tags = [...new Map(texts.map((text) => [text.zh, text])).values()];
  return { ...followUp, tags, givenAt: new Date(givenAt).toISOString() };
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

const negativeLevels = [1, 2] as const;

/** The choices of the filters. */
const choicesOf = (levels: readonly LevelWords[]): OfficeRatings["levels"] =>
  negativeLevels.map((level) => ({
    level,
    text: levelText(levels, level),
    tags: (wordsOfLevel(levels, level)?.tags ?? []).map(({ code, text }) => ({ code, text })),
  }));

/**
 * 差评, and the comments of other ratings, from shifts that are over, in their current state: those that fit the
 * filters, beginning after one of them.
 */
export const readRatings = async (sql: Queries, query: RatingsQuery, scope: Scope): Promise<OfficeRatings> => {
  const levels = await readLevelsEver(sql);
  const ratings = await sql<StoredRating[]>`${selectRatings(selectListed(query, scope, ratingsAtOnce + 1))}`;
  const shown = ratings.slice(0, ratingsAtOnce);
  return {
    ratings: shown.map((stored) => rowOf(levels, stored)),
    count: await countListed(sql, query, scope),
    next: lastPosition(shown, ratings.length > ratingsAtOnce),
    levels: choicesOf(await readLevels(sql)),
  };
};

/** One rating of a scope in its current state; undefined where it has none, or its shift still runs. */
export const readRating = async (
  sql: Queries,
  atMs: number,
  scope: Scope,
  { device, epoch, seq }: Pick<RatingRow, "device" | "epoch" | "seq">,
): Promise<RatingRow | undefined> => {
  const isWithin = within(scope, fragment`given.unit_code`, fragment`given.window_number`);
  const one = fragment`
    select device, epoch, seq, 1 as place from ratings as given
    where (device, epoch, seq) = (${device}::uuid, ${epoch}::bigint, ${seq}::bigint)
      and ${shiftIsOver(atMs)} and ${isWithin}`;
  const [stored] = await sql<StoredRating[]>`${selectRatings(one)}`;
  return stored && rowOf(await readLevelsEver(sql), stored);
};

/** All that fit the filters, some hundred at a time. */
export async function* readAllRatings(
  tx: Tx,
  filters: RatingFilters,
  scope: Scope,
): AsyncGenerator<readonly RatingRow[]> {
  const levels = await readLevelsEver(tx);
  for await (const page of readPages<StoredRating>(tx, selectRatings(selectListed(filters, scope, null)), rowsAtOnce)) {
    yield page.map((stored) => rowOf(levels, stored));
  }
}
