import type { Question } from "../../../contract/office/question.ts";

/** A question with filters in its query. */
export const filtered = <Value>({ path, schema }: Question<Value>, query: object): Question<Value> => ({
  path: `${path}?${new URLSearchParams(query as Readonly<Record<string, string>>)}`,
  schema,
});
