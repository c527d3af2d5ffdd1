import type { z } from "zod";
import type { Problem } from "../../../contract/problems/problem.ts";
import { problemOf } from "./problem-of.ts";

/** The centre's answer; the problem that it named, or null where the answer could not be read. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem | null };

type Sent = { readonly json: unknown } | { readonly file: Blob };

const ownFetch: typeof fetch = (input, init) => window.fetch(input, init);

const requestOf = (sent: Sent | undefined): RequestInit => {
  const shared = { cache: "no-store", credentials: "same-origin" } as const;
  if (sent === undefined) return shared;
  const type = "json" in sent ? "application/json" : "application/octet-stream";
  const body = "json" in sent ? JSON.stringify(sent.json) : sent.file;
  return { ...shared, method: "POST", headers: { "content-type": type }, body };
};

/** One request for a person's action: not retried. A POST where there is a body. */
export const askOffice = async <Value>(
  path: string,
  schema: z.ZodType<Value>,
  sent?: Sent,
  fetch = ownFetch,
): Promise<Answer<Value>> => {
  try {
    const response = await fetch(path, requestOf(sent));
    if (!response.ok) return { ok: false, problem: await problemOf(response) };
    const read = schema.safeParse(response.status === 204 ? undefined : await response.json());
    return read.success ? { ok: true, value: read.data } : { ok: false, problem: null };
  } catch {
    return { ok: false, problem: null };
  }
};

/** The picture's bytes as a `data:` address; null where it could not be loaded. */
export const readPicture = async (path: string, fetch = ownFetch): Promise<string | null> => {
  try {
    const response = await fetch(path, { credentials: "same-origin" });
    if (!response.ok) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return `data:${response.headers.get("content-type")};base64,${btoa(text)}`;
  } catch {
    return null;
  }
};
