import fc from "fast-check";
import { eventsProtocol } from "../../../contract/counter/counter-api.ts";
import { bytesOf, type RawRequest } from "./raw-http.ts";

/** Only characters that a header line may have; others come with the spoilt bytes. */
const headerText = fc.string({ unit: "grapheme-ascii", maxLength: 60 }).map((text) => text.trim());

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

interface Caller {
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

/** The embedded request has no token: an answer other than a refusal means that it bypassed authentication. */
const smuggled = (port: number): string =>
  `POST /v1/resume HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 0\r\n\r\n`;

const spoilings: readonly ((bytes: Buffer, at: number, junk: Buffer, port: number) => Buffer)[] = [
  // Half a request.
  (bytes, at) => bytes.subarray(0, at % bytes.byteLength),
  // Junk in the middle, in place of a part, at the start.
  (bytes, at, junk) =>
    Buffer.concat([bytes.subarray(0, at % bytes.byteLength), junk, bytes.subarray(at % bytes.byteLength)]),
  (bytes, at, junk) => Buffer.concat([bytes.subarray(0, at % bytes.byteLength), junk]),
  (bytes, _at, junk) => Buffer.concat([junk, bytes]),
  // A wrong length.
  (bytes, at) => replaced(bytes, /content-length: \d+/i, `content-length: ${at}`),
  (bytes) => replaced(bytes, /content-length: (\d+)/i, "content-length: $1\r\ncontent-length: 0"),
  (bytes) => replaced(bytes, /content-length: \d+/i, "content-length: -1"),
  // Two lengths, two readers, two requests.
  (bytes, _at, _junk, port) =>
    Buffer.concat([
      replaced(bytes, /content-length: \d+/i, "content-length: 4\r\ntransfer-encoding: chunked"),
      Buffer.from(`\r\n0\r\n\r\n${smuggled(port)}`),
    ]),
  (bytes, _at, _junk, port) =>
    Buffer.concat([
      replaced(bytes, /content-length: \d+/i, "transfer-encoding: xchunked"),
      Buffer.from(smuggled(port)),
    ]),
  (bytes, _at, _junk, port) =>
    Buffer.concat([
      replaced(bytes, /content-length: \d+/i, "Transfer-Encoding : chunked"),
      Buffer.from(`0\r\n\r\n${smuggled(port)}`),
    ]),
  (bytes, _at, _junk, port) => replaced(bytes, /\r\n\r\n/, `\r\nx: y\n\n${smuggled(port)}`),
  // Invalid chunks.
  (bytes, at) =>
    Buffer.concat([
      replaced(bytes, /content-length: \d+/i, "transfer-encoding: chunked"),
      Buffer.from(`\r\n${at.toString(16)}ffffffffff\r\n`),
    ]),
  // Overlong headers.
  (bytes, at) => replaced(bytes, /\r\n/, `\r\nx-long: ${"y".repeat(7_000 + at)}\r\n`),
  (bytes, at) => replaced(bytes, /\r\n/, `\r\n${"a: b\r\n".repeat(at)}`),
  (bytes) => replaced(bytes, / HTTP\/1\.1/, " HTTP/9.9"),
  (bytes) => replaced(bytes, / HTTP\/1\.1/, " HTTP/1.0"),
  (bytes) => replaced(bytes, /\r\nhost: [^\r]*/i, ""),
  (bytes) =>
    replaced(bytes, /\r\n/, "\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk\r\n"),
  (bytes) => replaced(bytes, /\r\n/, "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"),
];

const replaced = (bytes: Buffer, pattern: RegExp, by: string): Buffer =>
  Buffer.from(bytes.toString("latin1").replace(pattern, by), "latin1");

const junk = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 200 }),
  fc
    .constantFrom(
      "\r\n",
      "\0",
      "\xff\xfe",
      "\xc3\x28",
      "\r",
      "\n\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\x16\x03\x01\x02",
    )
    .map((text) => Buffer.from(text, "latin1")),
);

/** The bytes of a request, spoilt. */
export const spoiltBytes = (caller: Caller): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(nearRequest(caller), fc.constantFrom(...spoilings), fc.nat(2_000), junk)
    .map(([request, spoil, at, bytes]) => spoil(Buffer.from(bytesOf(request)), at, Buffer.from(bytes), caller.port));

const frame = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 300 }),
  // Not masked; endless; a text of no characters; a fragmented control message; reserved bits; a close without a
  // reason.
  fc
    .constantFrom(
      "8105" + "68656c6c6f",
      "81ff7fffffffffffffff00000000",
      "818200000000c328",
      "09800000",
      "f1820000000000",
      "888000000000",
      "888100000000ff",
      "8180",
    )
    .map((hex) => Buffer.from(hex, "hex")),
);

/** A WebSocket that is accepted where there is a token, and then sends invalid frames. */
export const webSocketGarbage = ({ port, token }: Caller): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      version: fc.constantFrom("13", "13", "13", "8", "x"),
      key: fc.constantFrom("AAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAA==", "short", ""),
      protocol: fc.oneof({ weight: 3, arbitrary: fc.constant(eventsProtocol) }, { weight: 1, arbitrary: headerText }),
      extensions: fc.constantFrom("", "permessage-deflate", "permessage-deflate; server_max_window_bits=99", "\x7f"),
      frames: fc.array(frame, { maxLength: 4 }),
    })
    .map(({ version, key, protocol, extensions, frames }) => {
      const lines = [
        "GET /v1/events HTTP/1.1",
        `Host: 127.0.0.1:${port}`,
        "Connection: Upgrade",
        "Upgrade: websocket",
        `Sec-WebSocket-Version: ${version}`,
        `Sec-WebSocket-Key: ${key}`,
        `Sec-WebSocket-Protocol: ${protocol}`,
        ...(extensions === "" ? [] : [`Sec-WebSocket-Extensions: ${extensions}`]),
        ...(token === null ? [] : [`Authorization: Bearer ${token}`]),
      ];
      return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), ...frames]);
    });
