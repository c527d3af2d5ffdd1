import { unattendedHeader } from "../../../contract/office/accounts/accounts.ts";
import type { Question } from "../../../contract/office/question.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { problemOf } from "./problem-of.ts";

/**
 * Why there is no answer. `logged-out` needs a log-in, `not-allowed` another role, `refused` another question; all others
 * end by themselves or are retried.
 */
export type ReadFailure =
  | { readonly kind: "logged-out" }
  | { readonly kind: "not-allowed" }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "offline" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "busy"; readonly waitMs: number }
  | { readonly kind: "failed"; readonly status: number }
  | { readonly kind: "unreadable" };

/** An answer, with the viewer's and the centre's clock at that moment. */
export type Read<Value> = { readonly value: Value; readonly readAtMs: number; readonly centreNowMs: number };

export type ReadResult<Value> =
  | ({ readonly ok: true } & Read<Value>)
  | { readonly ok: false; readonly failure: ReadFailure };

export type Asking = {
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
  readonly isOnline: () => boolean;
  readonly nowMs: () => number;
  /** A person has done nothing on this page for a while. */
  readonly isUnattended: () => boolean;
};

const failed = (failure: ReadFailure): ReadResult<never> => ({ ok: false, failure });

/** Retry-After in seconds as milliseconds; 10 s where the header is missing or a date. */
const waitOf = (response: Response): number => {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 10_000;
};

/** Statuses of a question that is wrong by itself, or about something that does not exist. */
const refusing: ReadonlySet<number> = new Set([400, 404]);

const failureOf = async (response: Response): Promise<ReadFailure> => {
  if (response.status === 401) return { kind: "logged-out" };
  if (response.status === 403) return { kind: "not-allowed" };
  if (response.status === 429 || response.status === 503) return { kind: "busy", waitMs: waitOf(response) };
  const problem = refusing.has(response.status) ? await problemOf(response) : null;
  return problem ? { kind: "refused", problem } : { kind: "failed", status: response.status };
};

/** Whether the centre knows nothing by this address. */
export const isUnknown = (failure: ReadFailure | null): boolean =>
  failure?.kind === "refused" && ["not-found", "request-invalid"].includes(failure.problem.code);

const parsed = async <Value>(
  { schema }: Question<Value>,
  response: Response,
  nowMs: number,
): Promise<ReadResult<Value>> => {
  const body: unknown = await response.json().catch(() => null);
  const read = schema.safeParse(body);
  if (!read.success) return failed({ kind: "unreadable" });
  const centreNowMs = Date.parse(response.headers.get("date") ?? "");
  return { ok: true, value: read.data, readAtMs: nowMs, centreNowMs: Number.isNaN(centreNowMs) ? nowMs : centreNowMs };
};

/** One request. Every outcome is a value; an abort looks like `unreachable`. */
export const readOffice = async <Value>(
  question: Question<Value>,
  { signal, fetch, isOnline, nowMs, isUnattended }: Asking,
): Promise<ReadResult<Value>> => {
  try {
    const headers = { accept: "application/json", ...(isUnattended() && { [unattendedHeader]: "1" }) };
    const response = await fetch(question.path, { headers, signal, cache: "no-store", credentials: "same-origin" });
    return response.ok ? await parsed(question, response, nowMs()) : failed(await failureOf(response));
  } catch {
    return failed({ kind: isOnline() ? "unreachable" : "offline" });
  }
};
