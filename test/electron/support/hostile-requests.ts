import fc from "fast-check";
import type { RawRequest } from "./raw-http.ts";

export const headerText = fc.string({ unit: "grapheme-ascii", maxLength: 60 }).map((text) => text.trim());

const hostileText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.constantFrom(
    "",
    " ",
    "\0",
    "\ud800",
    "\u202e",
    "x".repeat(65),
    "BJ-1",
    "' OR 1=1 --",
    "../../etc/passwd",
    "{{7*7}}",
  ),
);

const reference = fc.oneof(
  { weight: 12, arbitrary: fc.string({ minLength: 1, maxLength: 20 }) },
  { weight: 1, arbitrary: hostileText },
);

const service = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record(
      { transactionRef: reference, serviceNumber: fc.integer({ min: -1, max: 5 }), matterName: hostileText },
      { requiredKeys: ["transactionRef"] },
    ),
  },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) },
);

/** Near the schemas, and now and then far from them. */
const nearPrompt = fc.record(
  {
    transactions: fc.array(service, { minLength: 1, maxLength: 3 }),
    askAgain: fc.oneof({ weight: 5, arbitrary: fc.boolean() }, { weight: 1, arbitrary: fc.anything({ maxDepth: 1 }) }),
  },
  { requiredKeys: ["transactions"] },
);
const reason = fc.record(
  { zh: fc.oneof(fc.constantFrom("午休", "请稍候"), hostileText), en: hostileText },
  { requiredKeys: ["zh"] },
);
const time = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
const nearPause = fc.record(
  { reason, until: fc.oneof(fc.constant(null), time, hostileText) },
  { requiredKeys: ["reason"] },
);

const jsonOf = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "[";
  }
};

const body = fc.oneof(
  { weight: 30, arbitrary: fc.oneof(nearPrompt, nearPause, fc.constant({})).map(jsonOf) },
  { weight: 5, arbitrary: fc.json() },
  { weight: 5, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 5, arbitrary: fc.constantFrom("", "{", "[".repeat(5_000), '{"__proto__":{}}', "1e999", "null") },
  { weight: 1, arbitrary: fc.constant(`"${"x".repeat(70_000)}"`) },
);

const method = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("GET", "POST") },
  { weight: 1, arbitrary: fc.constantFrom("HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND") },
);

const pathOf = (promptIds: readonly string[]) => {
  const promptId = fc.oneof(
    fc.constantFrom(...promptIds),
    fc.uuid(),
    fc.string({ unit: "binary-ascii", maxLength: 40 }).map((text) => encodeURIComponent(text)),
    fc.constantFrom("%", "%00", "%ff", "..", "x".repeat(3_000)),
  );
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom("/v1/state", "/v1/prompts", "/v1/pause", "/v1/resume", "/v1/events/ticket"),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(promptId, fc.constantFrom("", "/cancel", "/cancel/x"))
        .map(([id, rest]) => `/v1/prompts/${id}${rest}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "/",
        "*",
        "/v1/events",
        "/v1/openapi.json",
        "//",
        "/v1/state?token=x",
        "/v1/%2e%2e",
        "http://evil.example/v1/state",
        "/v1/__proto__",
      ),
    },
  );
};

const mediaType = fc.oneof(
  { weight: 15, arbitrary: fc.constant("application/json") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "text/plain",
      "application/json; charset=gbk",
      "application/json;;",
      "multipart/form-data",
      "x",
      "",
    ),
  },
  { weight: 1, arbitrary: headerText },
);

const extraHeader = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      "accept-language",
      "accept",
      "cookie",
      "x-forwarded-for",
      "referer",
      "range",
      "te",
      "user-agent",
      "if-match",
      "prefer",
    ),
    headerText,
  ),
  fc.constantFrom<readonly [string, string]>(
    ["accept-language", "en;q=NaN,zh;q=-1"],
    ["x-http-method-override", "DELETE"],
    ["content-encoding", "gzip"],
    ["expect", "100-continue"],
    ["x-forwarded-host", "evil.example"],
  ),
);

export interface Caller {
  readonly port: number;
  /** null: the caller has no token, or a wrong one. */
  readonly token: string | null;
  /** Existing prompts. */
  readonly promptIds: readonly string[];
}

const wrongAuthorization = fc.oneof(
  fc.constant([] as const),
  fc
    .oneof(headerText, fc.constantFrom("Bearer", "Bearer ", "Basic Og==", `Bearer ${"0".repeat(43)}`))
    .map((value) => [["authorization", value] as const] as const),
);

const originAndHost = (port: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<RawRequest["headers"]>([["host", `127.0.0.1:${port}`]]) },
    { weight: 1, arbitrary: headerText.map((host): RawRequest["headers"] => [["host", host]]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("https://evil.example", "null", "").map((origin): RawRequest["headers"] => [
        ["host", "localhost"],
        ["origin", origin],
      ]),
    },
  );

type Aim = Pick<RawRequest, "method" | "path" | "body">;

/** The path and content of a request: combined at random, or matching. */
const aimOf = (promptIds: readonly string[]): fc.Arbitrary<Aim> =>
  fc.oneof(
    fc.record({ method, path: pathOf(promptIds), body }),
    fc.record({ method: fc.constant("POST"), path: fc.constant("/v1/prompts"), body: nearPrompt.map(jsonOf) }),
    fc.record({ method: fc.constant("POST"), path: fc.constant("/v1/pause"), body: nearPause.map(jsonOf) }),
    fc.record({ method: fc.constant("POST"), path: fc.constant("/v1/resume"), body: fc.constantFrom("", "{}") }),
  );

/** A hostile request that knows the schemas; with the token it comes from an own host without an origin. */
export const nearRequest = ({ port, token, promptIds }: Caller): fc.Arbitrary<RawRequest> =>
  fc
    .record({
      aim: aimOf(promptIds),
      mediaType,
      place: token === null ? originAndHost(port) : fc.constant<RawRequest["headers"]>([["host", `127.0.0.1:${port}`]]),
      pass: token === null ? wrongAuthorization : fc.constant([["authorization", `Bearer ${token}`] as const]),
      extra: fc.array(extraHeader, { maxLength: 3 }),
    })
    .map(({ aim, mediaType, place, pass, extra }) => ({
      ...aim,
      headers: [...place, ...pass, ...(aim.body === "" ? [] : [["content-type", mediaType] as const]), ...extra],
    }));
