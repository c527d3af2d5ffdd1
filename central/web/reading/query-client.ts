import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ReadError } from "./read-error.ts";
import type { ReadFailure } from "./read-office.ts";

const isOfKind = (error: Error, kind: ReadFailure["kind"]): boolean =>
  error instanceof ReadError && error.failure.kind === kind;

const isFinal = (error: Error): boolean =>
  isOfKind(error, "logged-out") || isOfKind(error, "not-allowed") || isOfKind(error, "refused");

/** The ceiling after a first failure, milliseconds. */
const shortestMs = 2_000;
const longestMs = 60_000;

/**
 * Milliseconds until a failed question is retried, after `failures` in a row: full jitter below a doubling ceiling, so
 * that the computers of an office do not all retry at once; never sooner than the centre asked for. `random` is in [0,
 * 1).
 */
export const retryDelayMs = (failure: ReadFailure, failures: number, random: number): number => {
  const ceilingMs = Math.min(longestMs, shortestMs * 2 ** failures);
  const jitteredMs = Math.max(shortestMs / 2, Math.floor(random * ceilingMs));
  return failure.kind === "busy" ? Math.max(failure.waitMs, jitteredMs) : jitteredMs;
};

/** Retries failures with a growing delay, except for those that need a person. A session that has ended calls `onLoggedOut`. */
export const createQueryClient = (onLoggedOut: () => void): QueryClient => {
  const queryCache = new QueryCache({ onError: (error) => isOfKind(error, "logged-out") && onLoggedOut() });
  return new QueryClient({
    queryCache,
    defaultOptions: {
      queries: {
        retry: (_failures, error) => !isFinal(error),
        retryDelay: (failures, error) =>
          error instanceof ReadError ? retryDelayMs(error.failure, failures + 1, Math.random()) : 0,
        // Sends requests even where the browser says it is offline: some halls have a network that reaches only the
        // centre.
        networkMode: "always",
        staleTime: 0,
      },
    },
  });
};
