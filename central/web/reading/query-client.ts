import { QueryCache, QueryClient } from "@tanstack/react-query";
import { retryDelayMs } from "./poll-delay.ts";
import { ReadError } from "./read-error.ts";

const isRefusal = (error: Error): boolean => error instanceof ReadError && error.failure.kind === "key-refused";

/** Retries failures with a growing delay, except for a refused key: `onRefused` is called then. */
export const createQueryClient = (onRefused: () => void): QueryClient => {
  const queryCache = new QueryCache({ onError: (error) => isRefusal(error) && onRefused() });
  return new QueryClient({
    queryCache,
    defaultOptions: {
      queries: {
        retry: (_failures, error) => !isRefusal(error),
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
