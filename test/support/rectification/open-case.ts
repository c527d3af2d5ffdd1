import type { TestCentre } from "../centre/start-centre.ts";

/** Sends a form of the citizen's own case: number and code, and perhaps a rating of the answer. */
export const openCase = (
  { url }: TestCentre,
  fields: Readonly<Record<string, string>>,
  query = "?lang=zh",
): Promise<Response> => fetch(`${url}/case${query}`, { method: "POST", body: new URLSearchParams(fields) });
