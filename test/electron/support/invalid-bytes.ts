import fc from "fast-check";
import { eventsProtocol } from "../../../contract/counter/counter-api.ts";
import { type Caller, headerText, nearRequest } from "./hostile-requests.ts";
import { bytesOf } from "./raw-http.ts";

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
