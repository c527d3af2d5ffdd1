import { readFile, stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { z } from "zod";
import { sha256Hex } from "../../contract/node/hash.ts";
import { KioskPolicy, NewPolicyContent, PolicyContent } from "../../contract/office/policy/policy-content.ts";
import { parseJson } from "../../contract/parse-json.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { Sha256Hex } from "../../contract/words.ts";
import { decodeText } from "../roster/book/decode-text.ts";
import { pictureOf } from "../roster/photos/picture-of.ts";
import type { Picture } from "../roster/records/office-records.ts";
import { valueProblems } from "./value-problems.ts";

const mostPictureBytes = 2 * 1024 * 1024;

/** The changes of a file, completed: the content to store, the pictures that it brings, and all faults. */
export interface ReadChanges {
  readonly content: PolicyContent | undefined;
  readonly pictures: readonly Picture[];
  readonly problems: readonly Problem[];
}

const readJson = async (path: string): Promise<Result<unknown>> => {
  try {
    const value = parseJson(decodeText(await readFile(path)).replace(/^\uFEFF/, ""));
    return value === undefined
      ? failure(problem("policy-file-unreadable", { file: basename(path), reason: "JSON" }))
      : success(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(problem("policy-file-unreadable", { file: basename(path), reason }));
  }
};

const readPicture = async (path: string): Promise<Picture | undefined> => {
  const isSmall = await stat(path).then(
    (found) => found.isFile() && found.size <= mostPictureBytes,
    () => false,
  );
  return isSmall ? pictureOf(await readFile(path)) : undefined;
};

/**
 * The content of a policy file: fields that it does not name stay as they are. A picture of a page is named by its
 * hash, or by a file beside this one.
 */
const PolicyChanges = PolicyContent.omit({ attract: true })
  .partial()
  .extend({
    policy: KioskPolicy.partial().optional(),
    attract: z
      .strictObject({ afterMs: z.number(), pages: z.array(z.looseObject({ picture: z.string().nullable() })) })
      .nullable()
      .optional(),
  });
type PolicyChanges = z.infer<typeof PolicyChanges>;

/** The policy without the defaults of fields that the file does not name: they would replace the values in force. */
const namedPolicy = (
  { policy = {} }: PolicyChanges,
  file: unknown,
): z.infer<ReturnType<typeof KioskPolicy.partial>> => {
  const named = (file as { readonly policy?: object }).policy ?? {};
  return Object.fromEntries(Object.entries(policy).filter(([name]) => name in named));
};

const isHash = (name: string): boolean => Sha256Hex.safeParse(name).success;

type Pages = NonNullable<PolicyChanges["attract"]>["pages"];

/** The pages with their pictures by hash, and the pictures from files beside the one at `path`. */
const readPages = async (path: string, pages: Pages) => {
  const pictures: Picture[] = [];
  const problems: Problem[] = [];
  const read: Pages[number][] = [];
  for (const [index, page] of pages.entries()) {
    const file = page.picture === null || isHash(page.picture) ? undefined : page.picture;
    const picture = file === undefined ? undefined : await readPicture(resolve(dirname(path), file));
    const field = `attract.pages.${index}.picture`;
    if (file !== undefined && !picture) problems.push(problem("policy-picture-unfit", { field, file }));
    if (picture) pictures.push(picture);
    read.push(picture ? { ...page, picture: sha256Hex(picture.bytes) } : page);
  }
  return { pages: read, pictures, problems };
};

/** Merges the fields of a file into `base`: field by field within `policy`, all other parts whole. */
export const readChanges = async (path: string, base: PolicyContent): Promise<ReadChanges> => {
  const nothing = { content: undefined, pictures: [] };
  const json = await readJson(path);
  if (!json.ok) return { ...nothing, problems: [json.problem] };
  const changes = PolicyChanges.safeParse(json.value);
  if (!changes.success) return { ...nothing, problems: valueProblems(PolicyChanges, json.value) };
  const { attract, policy: _, ...others } = changes.data;
  const read = attract ? await readPages(path, attract.pages) : { pages: [], pictures: [], problems: [] };
  if (read.problems.length > 0) return { ...nothing, problems: read.problems };
  const shown = attract ? { ...attract, pages: read.pages } : attract;
  const merged = {
    ...base,
    ...others,
    policy: { ...base.policy, ...namedPolicy(changes.data, json.value) },
    ...(shown !== undefined && { attract: shown }),
  };
  const content = NewPolicyContent.safeParse(merged);
  return content.success
    ? { content: content.data, pictures: read.pictures, problems: [] }
    : { ...nothing, problems: valueProblems(NewPolicyContent, merged) };
};
