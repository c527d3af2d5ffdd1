import type { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import type { Level, LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

/** The words of a level and of its tags, as the office ships them. */
export type LevelWords = ConfigurationDocument["levels"][number];

/** Every set that was ever shipped, beginning with the last one for the whole office. */
const readSets = async (sql: Queries): Promise<readonly (readonly LevelWords[])[]> => {
  const rows = await sql<{ levels: readonly LevelWords[] }[]>`
    select levels from level_sets
    order by version = (select content ->> 'tagsVersion' from policy_versions
      where version = policy_in_force(null, null, now())) desc, version desc`;
  return rows.map(({ levels }) => levels);
};

/** The words of the whole office; none as long as it has saved none. */
export const readLevels = async (sql: Queries): Promise<readonly LevelWords[]> => (await readSets(sql))[0] ?? [];

/** The same with the tags of all other sets after them: an older rating keeps the texts of its tags. */
export const readLevelsEver = async (sql: Queries): Promise<readonly LevelWords[]> => {
  const [now = [], ...others] = await readSets(sql);
  const elsewhere = (level: Level) => others.flatMap((set) => wordsOfLevel(set, level)?.tags ?? []);
  return now.map((words) => ({ ...words, tags: [...words.tags, ...elsewhere(words.level)] }));
};

export const wordsOfLevel = (levels: readonly LevelWords[], level: Level): LevelWords | undefined =>
  levels.find((words) => words.level === level);

/** The level's own word; its number where the office has none. */
export const levelText = (levels: readonly LevelWords[], level: Level): LocalText =>
  wordsOfLevel(levels, level)?.text ?? { zh: String(level) };

/** The text of a tag of a level; its code where the office no longer ships it. */
export const tagText = (levels: readonly LevelWords[], level: Level, code: string): LocalText =>
  wordsOfLevel(levels, level)?.tags.find((tag) => tag.code === code)?.text ?? { zh: code };

const fiveLevels = [1, 2, 3, 4, 5] as const;

/** The words of levels 1 to 5, in this order. */
export const readLevelTexts = async (sql: Queries): Promise<LocalText[]> => {
  const levels = await readLevels(sql);
  return fiveLevels.map((level) => levelText(levels, level));
};
