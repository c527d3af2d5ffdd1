import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Question } from "../../../contract/office/question.ts";
import { isUnattended } from "./attendance.ts";
import { ReadError } from "./read-error.ts";
import { type Read, type ReadFailure, readOffice } from "./read-office.ts";

/** The timeout of a request, milliseconds. */
const patienceMs = 10_000;

const read = async <Value>(question: Question<Value>, signal: AbortSignal): Promise<Read<Value>> => {
  const controller = new AbortController();
  const giveUp = (): void => controller.abort();
  signal.addEventListener("abort", giveUp);
  const patience = setTimeout(giveUp, patienceMs);
  const result = await readOffice(question, {
    signal: controller.signal,
    fetch: (input, init) => window.fetch(input, init),
    isOnline: () => navigator.onLine,
    nowMs: Date.now,
    isUnattended,
  }).finally(() => clearTimeout(patience));
  if (!result.ok) throw new ReadError(result.failure);
  return result;
};

export type Reading<Value> = {
  /** The last answer; it stays while newer requests fail. */
  readonly known: Read<Value> | null;
  readonly failure: ReadFailure | null;
  readonly readNow: () => void;
};

/** The answer to a question, polled every `everyMs` as long as a component shows it and the page is visible. */
export const useReading = <Value>(question: Question<Value>, everyMs: number): Reading<Value> => {
  const client = useQueryClient();
  const { path } = question;
  const { data, failureReason, refetch } = useQuery<Read<Value>, ReadError>({
    queryKey: [path],
    queryFn: ({ signal }) => read(question, signal),
    // A refused question would be refused again.
    refetchInterval: ({ state: { error } }) => (error?.failure.kind === "refused" ? false : everyMs),
  });
  const readNow = useCallback((): void => {
    // Without this, a request that waits for its retry would go on waiting.
    void client.cancelQueries({ queryKey: [path] }).then(() => refetch());
  }, [client, path, refetch]);
  return { known: data ?? null, failure: failureReason?.failure ?? null, readNow };
};
