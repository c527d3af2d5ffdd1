import { isUnsent, outsideFailureOf, readAnswer } from "../http/outside-answer.ts";
import { judgeAnswer, type Verdict } from "./judge-answer.ts";
import { idFieldOf } from "./mapping.ts";
import type { Platform } from "./open-platform.ts";

/** Rows on their way: the JSON of each by its id. */
export interface OutgoingBatch {
  readonly id: string;
  readonly rows: ReadonlyMap<string, string>;
}

/** Much less than the time after which another centre sends the rows again, milliseconds. */
export const usualTimeoutMs = 30_000;
/** The longest answer that is read, bytes. */
const mostAnswerBytes = 4 * 1_024 * 1_024;

/** `{"batchNo": …, "data": […]}` by the mapping. The rows are their stored bytes. */
const bodyOf = ({ mapping: { request } }: Platform, { id, rows }: OutgoingBatch): string =>
  `{${JSON.stringify(request.batch)}:${JSON.stringify(id)},${JSON.stringify(request.rows)}:[${[...rows.values()].join(",")}]}`;

const headersOf = ({ mapping, sign }: Platform, body: string, atMs: number): Record<string, string> => {
  const seconds = String(Math.floor(atMs / 1_000));
  const shared = { "content-type": "application/json; charset=utf-8", "x-app-id": mapping.appId };
  if (mapping.signature === "none") return shared;
  return { ...shared, "x-timestamp": seconds, "x-signature": sign(`${seconds}.${body}`) };
};

interface Posting {
  readonly atMs: number;
  readonly timeoutMs: number;
  readonly stopping: AbortSignal;
}

/** Sends a batch, outside any `tx`, and reads the answer. Never throws, and never logs. */
export const postBatch = async (platform: Platform, batch: OutgoingBatch, posting: Posting): Promise<Verdict> => {
  const { mapping, url } = platform;
  const body = bodyOf(platform, batch);
  const asked = { rule: mapping.answer, idField: idFieldOf(mapping), ids: new Set(batch.rows.keys()) };
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: headersOf(platform, body, posting.atMs),
      body,
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(posting.timeoutMs), posting.stopping]),
    });
    return judgeAnswer(asked, answer.status, await readAnswer(answer, mostAnswerBytes));
  } catch (error) {
    const code = outsideFailureOf(error);
    return { outcome: isUnsent(code) ? "deferred" : "unanswered", code, message: null };
  }
};
