import { readFile } from "node:fs/promises";
import { z } from "zod";
import { parseJson } from "../../contract/parse-json.ts";
import { Level, type LocalText } from "../../contract/words.ts";
import type { LevelSet } from "../roster/records/office-records.ts";

const EvaluationTags = z.object({
  version: z.string(),
  levels: z.array(
    z.object({
      level: Level,
      text: z.string(),
      negative: z.boolean(),
      tags: z.array(z.object({ code: z.string(), text: z.string(), shownFirst: z.boolean() })),
    }),
  ),
});

/** English for the national set, which has Chinese words only. By level, and by tag code. */
const English = z.object({
  levels: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
});

const readReference = async <Data>(schema: z.ZodType<Data>, file: string): Promise<Data> =>
  schema.parse(parseJson(await readFile(new URL(`../reference-data/${file}`, import.meta.url), "utf8")));

const local = (zh: string, en: string | undefined): LocalText => (en === undefined ? { zh } : { zh, en });

/** The level words and tags this version ships with; an office may save another set. */
export const readEvaluationLevels = async (): Promise<LevelSet> => {
  const { version, levels } = await readReference(EvaluationTags, "evaluation-tags.json");
  const english = await readReference(English, "evaluation-english.json");
  return {
    version,
    levels: levels.map(({ level, text, negative, tags }) => ({
      level,
      text: local(text, english.levels[level]),
      negative,
      tags: tags.map((tag) => ({ ...tag, text: local(tag.text, english.tags[tag.code]) })),
    })),
  };
};
