import { type Problem, problem } from "./problem.ts";

/** The framework's error for a request that it refuses; `statusCode` is the status of its own answer. */
interface FrameworkError {
  readonly code: string;
  readonly statusCode?: number;
}

/**
 * The problem of a request that did not reach its handler, the same in every service; undefined for an unexpected
 * error. `maxBytes` is the limit of the body, `mediaType` the required type.
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
    case "FST_ERR_MAX_PARAM_LENGTH":
      return problem("request-invalid", { field: "address" });
    default:
      return statusCode < 500 ? problem("request-invalid", { field: "body" }) : undefined;
  }
};

/** The problem for an error of the HTTP parser: the request is incomplete, and has no route. */
export const problemOfConnection = (code: string | undefined): Problem => {
  if (code === "HPE_HEADER_OVERFLOW") return problem("headers-too-large");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return problem("request-too-slow");
  return problem("request-invalid", { field: "http" });
};
