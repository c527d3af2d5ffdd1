import type { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import type { Level, LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";

/** The words of a level and of its tags, as the office ships them now. */
export type LevelWords = ConfigurationDocument["levels"][number];

/** None as long as the office has saved none. */
export const readLevels = async (sql: Queries): Promise<readonly LevelWords[]> => {
  const [row] = await sql<{ levels: readonly LevelWords[] }[]>`
    select levels from policy join level_sets on version = levels_version`;
  return row?.levels ?? [];
};

export const wordsOfLevel = (levels: readonly LevelWords[], level: Level): LevelWords | undefined =>
  levels.find((words) => words.level === level);

/** The level's own word; its number where the office has none. */
export const levelText = (levels: readonly LevelWords[], level: Level): LocalText =>
  wordsOfLevel(levels, level)?.text ?? { zh: String(level) };

/** What a tag of a level says; its code where the office ships it no longer. */
export const tagText = (levels: readonly LevelWords[], level: Level, code: string): LocalText =>
  wordsOfLevel(levels, level)?.tags.find((tag) => tag.code === code)?.text ?? { zh: code };
