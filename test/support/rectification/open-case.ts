import type { TestCentre } from "../centre/start-centre.ts";

/** Sends the form of the citizen's own case. */
export const openCase = (
  { url }: TestCentre,
  fields: { readonly number: string; readonly code: string },
  query = "?lang=zh",
): Promise<Response> => fetch(`${url}/case${query}`, { method: "POST", body: new URLSearchParams(fields) });
