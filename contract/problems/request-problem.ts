import { type Problem, problem } from "./problem.ts";

/** What our HTTP framework says of a request that it does not take; `statusCode` is what it would have answered. */
interface FrameworkError {
  readonly code: string;
  readonly statusCode?: number;
}

/**
 * The problem of a request that never came to what serves it, the same at every service of ours; undefined for what
 * nobody expected. `maxBytes` is the most that a body may have there, `mediaType` what it has to be.
 */
export const problemOfRequest = (
  { code, statusCode = 500 }: FrameworkError,
  maxBytes: number,
  mediaType = "application/json",
): Problem | undefined => {
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return problem("body-too-large", { maxBytes });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return problem("media-type-unsupported", { expected: mediaType });
    case "FST_ERR_BAD_URL":
      return problem("request-invalid", { field: "url" });
    default:
      return statusCode < 500 ? problem("request-invalid", { field: "body" }) : undefined;
  }
};
