import { IssuedCodes } from "../../../contract/office/devices/enrolment-codes.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";

type Fetch = typeof globalThis.fetch;

/** The answer, or null where none came. */
const post = (path: string, body: unknown, fetch: Fetch): Promise<Response | null> => {
  const headers = { "content-type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin" } as const;
  return fetch(path, request).catch(() => null);
};

const ownFetch: Fetch = (input, init) => window.fetch(input, init);

/** Whether the centre did it. The next poll shows the reason of a failure, because it fails in the same way. */
export const postOffice = async (path: string, body: unknown, fetch = ownFetch): Promise<boolean> =>
  (await post(path, body, fetch))?.ok ?? false;

/** The issued codes, which the centre returns only once; null after a failure. */
export const issueCodes = async (body: unknown, fetch = ownFetch): Promise<IssuedCodes | null> => {
  const answer = await post(officePaths.enrolmentCodes, body, fetch);
  const told: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  return IssuedCodes.safeParse(told).data ?? null;
};
