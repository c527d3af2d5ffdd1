import { z } from "zod";
import { parseJson } from "../../contract/parse-json.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { LineKey } from "./read-published.ts";

const After = z.tuple([z.string().nullable(), z.string().nullable()]);

/** The `next` of an answer whose last line is this one; null where no more lines follow. */
export const nextAfter = (last: LineKey | undefined): string | null =>
  last ? JSON.stringify([last.unitCode, last.key]) : null;

/** The place of the last line of an earlier answer, from its `next`; null for a first page. Errors: request-invalid. */
export const readAfter = (given: string | undefined): Result<LineKey | null> => {
  if (given === undefined) return success(null);
  const after = After.safeParse(parseJson(given));
  if (!after.success) return failure(problem("request-invalid", { field: "after" }));
  const [unitCode, key] = after.data;
  return success({ unitCode, key });
};

/** The same for a `next` of this program's own. Throws for any other text. */
export const placeIn = (next: string | null): LineKey | null => {
  const after = readAfter(next ?? undefined);
  if (!after.ok) throw new Error("no place of a line");
  return after.value;
};
