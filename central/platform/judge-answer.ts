import { parseJson } from "../../contract/parse-json.ts";
import type { AnswerRule } from "./mapping.ts";

interface Said {
  /** The platform's code, "HTTP 502", or the network's. */
  readonly code: string;
  readonly message: string | null;
}

/**
 * The end of an attempt. deferred: the platform surely has not taken it. unanswered: it may have. refused: the batch as a
 * whole. judged: each row but those in `refused` was accepted.
 */
export type Verdict =
  | (Said & { readonly outcome: "deferred" | "unanswered" | "refused" })
  | (Said & {
      readonly outcome: "judged";
      readonly receipt: string | null;
      readonly refused: ReadonlyMap<string, Said>;
    });

/** As PostgreSQL can store it. */
const stored = (text: string, most: number): string =>
  [...text.replaceAll("\0", "").replaceAll(/\p{Surrogate}/gu, "\ufffd")].slice(0, most).join("");

const mostCode = 60;
const mostMessage = 200;
const mostReceipt = 100;

const at = (value: unknown, path: string | undefined): unknown =>
  path?.split(".").reduce<unknown>((inner, name) => {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, name)) return undefined;
    return (inner as Readonly<Record<string, unknown>>)[name];
  }, value);

/** The text or number at a path such as "result.code"; null where there is none. */
export const textAt = (value: unknown, path: string | undefined): string | null => {
  const found = at(value, path);
  return typeof found === "string" || typeof found === "number" ? String(found) : null;
};

const messageAt = (value: unknown, path: string | undefined): string | null => {
  const text = textAt(value, path);
  return text === null ? null : stored(text, mostMessage);
};

interface Asked {
  readonly rule: AnswerRule;
  /** The field with the id of a row, and the ids of the batch. */
  readonly idField: string;
  readonly ids: ReadonlySet<string>;
}

/**
 * The refused rows that an answer lists; one that the platform has already is none. undefined where it names a row that
 * was not in the batch: the mapping does not fit this answer.
 */
const refusedIn = (answer: unknown, { rule, idField, ids }: Asked): ReadonlyMap<string, Said> | undefined => {
  const listed = at(answer, rule.rows);
  const refused = new Map<string, Said>();
  for (const row of Array.isArray(listed) ? (listed as readonly unknown[]) : []) {
    const id = textAt(row, idField);
    if (id === null || !ids.has(id)) return undefined;
    const code = textAt(row, rule.rowCode) ?? "";
    if (!rule.repeated.includes(code))
      refused.set(id, { code: stored(code, mostCode), message: messageAt(row, rule.rowMessage) });
  }
  return refused;
};

/** Answers by their status alone, before anything was read: the sender or the address is wrong, or it comes too often. */
const notTaken: readonly number[] = [401, 403, 404, 405, 429];

const unclear = (code: string): Verdict => ({ outcome: "unanswered", code, message: null });

const byCode = (asked: Asked, answer: unknown, given: string): Verdict => {
  const { rule, ids } = asked;
  const said = { code: stored(given, mostCode), message: messageAt(answer, rule.message) };
  const receipt = textAt(answer, rule.receipt);
  const judged = { outcome: "judged", ...said, receipt: receipt && stored(receipt, mostReceipt) } as const;
  if (rule.accepted.includes(given)) {
    const refused = refusedIn(answer, asked);
    return refused ? { ...judged, refused } : unclear("rows-unknown");
  }
  if (rule.later.includes(given)) return { outcome: "unanswered", ...said };
  if (rule.repeated.includes(given) && ids.size === 1) return { ...judged, refused: new Map() };
  return { outcome: "refused", ...said };
};

/** Judges an answer of the platform. One that says nothing clear leaves the rows unanswered. */
export const judgeAnswer = (asked: Asked, status: number, body: string): Verdict => {
  const byStatus = { code: `HTTP ${status}`, message: null };
  if (notTaken.includes(status) || (status >= 300 && status < 400)) return { outcome: "deferred", ...byStatus };
  if (status >= 500 || status === 408) return unclear(byStatus.code);
  const answer = parseJson(body);
  const given = textAt(answer, asked.rule.code);
  if (given !== null) return byCode(asked, answer, given);
  return status >= 400 ? { outcome: "refused", ...byStatus } : unclear("answer-unreadable");
};
