import { z } from "zod";
import { ConfigurationDocument, Policy } from "../../sync/configuration.ts";
import { characterCount, officeNameMostCharacters, turnsDirection } from "../../text-limits.ts";
import { FavourableLevels } from "../figures/figures.ts";
import { ItemRules } from "../rectification/item-rules.ts";

const { tagsVersion, levels, attract, survey, hours, pauseReasons } = ConfigurationDocument.shape;

/** The queue system belongs to the unit and is configured there; the calendar has a page of its own. */
export const KioskPolicy = Policy.omit({ queueSystem: true, calendar: true });

/** The whole content of a version. Hours and pauses are those of each unit where it does not name them. */
export const PolicyContent = z.strictObject({
  policy: KioskPolicy,
  followUpDays: z.int().min(1).max(60),
  tagsVersion,
  levels,
  attract,
  survey,
  hours: hours.optional(),
  pauseReasons: pauseReasons.optional(),
  /** The levels that count as 好评; 3 to 5 where it is absent. Figures ask the policy of the whole office alone. */
  favourable: FavourableLevels.optional(),
  /** Of 整改项; the usual ones where it is absent. Asked of the policy of the whole office alone. */
  rectification: ItemRules.optional(),
});
export type PolicyContent = z.infer<typeof PolicyContent>;

type Path = readonly (string | number)[];

/** The paths of texts that PostgreSQL cannot store, or that would turn a screen's own words around. */
const unstorablePaths = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value === "string") return /[\0\p{Surrogate}]/u.test(value) || turnsDirection(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unstorablePaths(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
};

/** The paths where a level repeats the code of an earlier tag: a rating could not say which one it means. */
const repeatedCodes = ({ levels: all }: PolicyContent): readonly Path[] =>
  all.flatMap(({ tags }, level) =>
    tags.flatMap(({ code }, index) =>
      tags.findIndex((tag) => tag.code === code) < index ? [["levels", level, "tags", index, "code"]] : [],
    ),
  );

/** The paths of root causes that repeat the code of an earlier one. */
const repeatedCauses = ({ rectification }: PolicyContent): readonly Path[] => {
  const codes = rectification?.rootCauses.map(({ code }) => code) ?? [];
  return codes.flatMap((code, index) =>
    codes.indexOf(code) < index ? [["rectification", "rootCauses", index, "code"]] : [],
  );
};

/** The languages in which the office's name is longer than a screen has room for. */
const overlongNames = ({ policy: { responsibleOffice: name } }: PolicyContent) =>
  (["zh", "en"] as const).flatMap((language) => {
    const most = officeNameMostCharacters[language];
    return characterCount(name[language] ?? "") > most ? [{ language, most }] : [];
  });

/** The rules for a new version; a form states them in its own words. */
export type PolicyRule = "unstorable" | "tag-code-twice" | "cause-code-twice" | "name-too-long";

/**
 * The content of a new version. Versions stored before these rules are read without them: a kiosk would otherwise have
 * no policy at all.
 */
export const NewPolicyContent = PolicyContent.superRefine((content, context) => {
  const refuse = (rule: PolicyRule, message: string) => (path: Path) =>
    context.addIssue({ code: "custom", path: [...path], message, params: { rule } });
  unstorablePaths(content).forEach(
    refuse(
      "unstorable",
      "a character that cannot be kept: NUL, half of a surrogate pair, or one that turns the direction of text",
    ),
  );
  repeatedCodes(content).forEach(refuse("tag-code-twice", "another tag of this level has this code"));
  repeatedCauses(content).forEach(refuse("cause-code-twice", "another root cause has this code"));
  for (const { language, most } of overlongNames(content)) {
    const path = ["policy", "responsibleOffice", language];
    const params = { rule: "name-too-long", most } as const;
    context.addIssue({ code: "custom", path, message: `longer than ${most} characters`, params });
  }
});
