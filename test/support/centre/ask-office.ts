import type { Question } from "../../../contract/office/question.ts";
import type { TestCentre } from "./start-centre.ts";

/**
 * Sends a request to the centre as the office's pages do. Throws where the answer is a problem, or has another shape.
 */
export const askOffice = async <Value>(
  { url, asCity }: Pick<TestCentre, "url" | "asCity">,
  { path, schema }: Question<Value>,
): Promise<Value> => {
  const answer = await fetch(url + path, { headers: asCity });
  if (!answer.ok) throw new Error(`HTTP ${answer.status} of ${path}`);
  return schema.parse(await answer.json());
};
