import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Level, type LocalText } from "../../contract/words.ts";
import type { LevelSet } from "./office-records.ts";

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

/** The national set has Chinese words only; these are shown to those who read English. */
const englishWords: Readonly<Record<Level, string>> = {
  5: "Very satisfied",
  4: "Satisfied",
  3: "Fairly satisfied",
  2: "Dissatisfied",
  1: "Very dissatisfied",
};

const chinese = (zh: string): LocalText => ({ zh });

/** The level words and tags this version ships with; an office may save another set. */
export const readEvaluationLevels = async (): Promise<LevelSet> => {
  const file = new URL("../reference-data/evaluation-tags.json", import.meta.url);
  const { version, levels } = EvaluationTags.parse(JSON.parse(await readFile(file, "utf8")));
  return {
    version,
    levels: levels.map(({ level, text, negative, tags }) => ({
      level,
      text: { zh: text, en: englishWords[level] },
      negative,
      tags: tags.map((tag) => ({ ...tag, text: chinese(tag.text) })),
    })),
  };
};
