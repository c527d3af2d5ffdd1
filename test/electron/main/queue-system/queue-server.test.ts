import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type QueueServer, sampleHall, startQueueServer } from "../../../support/queue-system/server.ts";
import { until } from "../../support/until.ts";

/** The stand-in for the queue system has the known faults of the real one: a stricter one would prove nothing. */
let server: QueueServer;
let socket: Socket;
let received = Buffer.alloc(0);
let isClosed = false;

const open = async (): Promise<void> => {
  received = Buffer.alloc(0);
  isClosed = false;
  socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
  });
  socket.on("close", () => {
    isClosed = true;
  });
  await once(socket, "connect");
};
beforeAll(async () => {
  server = await startQueueServer();
});
afterAll(() => server.stop());
beforeEach(open);
afterEach(() => socket.destroy());

const head = (lines: readonly string[]): string => ["GET /any?path HTTP/1.1", ...lines, "", ""].join("\r\n");
const rightHead = head(["Upgrade: WebSocket", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]);

const upgrade = async (): Promise<void> => {
  socket.write(rightHead);
  await until("the handshake is answered", () => received.includes("\r\n\r\n"));
  received = Buffer.alloc(0);
};
/** A frame with a short body, unmasked: the service does not require a mask. */
const frame = (text: string, opcode = 1): Buffer => {
  const body = Buffer.from(text, "utf8");
  const long = body.length >= 126;
  const start = Buffer.from(
    long ? [0x80 | opcode, 126, body.length >> 8, body.length & 255] : [0x80 | opcode, body.length],
  );
  return Buffer.concat([start, body]);
};
const textsIn = (bytes: Buffer): readonly string[] => {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const short = bytes[at + 1] ?? 0;
    const start = at + (short === 126 ? 4 : 2);
    const size = short === 126 ? bytes.readUInt16BE(at + 2) : short;
    texts.push(bytes.subarray(start, start + size).toString("utf8"));
    at = start + size;
  }
  return texts;
};
const windowList = '{"method":"GetWindowList"}';
/** All messages up to the answer to a request that is always answered. */
const answersTo = async (...bodies: readonly string[]): Promise<readonly string[]> => {
  for (const body of [...bodies, windowList]) {
    socket.write(frame(body));
    const count = server.bodies.length;
    await until("the body arrives", () => server.bodies.length > count);
  }
  await until("the last answer", () => received.includes("WindowNumber"));
  return textsIn(received).slice(0, -1);
};
const request = (method: string, param: object): string => JSON.stringify({ method, param });
const logIn = request("Login", { winNum: "3", userCode: "1001" });
const marks = { attitude: "5", quality: "5", efficiency: "5", honest: "5" };

describe("the handshake of the stand-in", () => {
  it("accepts the exact header names, and agrees to no extension", async () => {
    socket.write(
      head([
        "Upgrade: websocket",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Extensions: permessage-deflate",
      ]),
    );
    await until("the handshake is answered", () => received.includes("\r\n\r\n"));
    expect(received.toString()).toBe(
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n" +
        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nContent-Length: 0\r\n\r\n",
    );
  });

  it("does not answer lower-case names, and drops the connection where the key is missing", async () => {
    socket.write(head(["upgrade: websocket", "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ=="]));
    const silent = socket;
    await open();
    socket.write(head(["Upgrade: websocket"]));
    await until("the line is dropped", () => isClosed);
    expect([silent.destroyed, silent.bytesRead]).toEqual([false, 0]);
    silent.destroy();
  });
});

describe("a message to the stand-in", () => {
  beforeEach(upgrade);

  it("is lost in silence where it comes in fragments, or in a frame longer than one read", async () => {
    const [half, rest] = [Buffer.from([0x01, logIn.length - 10]), Buffer.from([0x80, 10])];
    socket.write(Buffer.concat([half, Buffer.from(logIn.slice(0, -10)), rest, Buffer.from(logIn.slice(-10))]));
    socket.write(frame(request("Login", { winNum: "3", userCode: "1001", padding: "x".repeat(5_000) })));
    expect(await answersTo()).toEqual([]);
    expect(server.logins()).toEqual([]);
  });

  it("may be a ping, which is never answered as one; a close frame drops the connection without an answer", async () => {
    socket.write(frame("", 9));
    socket.write(frame("hello", 9));
    expect(await answersTo()).toEqual([]);
    received = Buffer.alloc(0);
    socket.write(frame("\u0003\u00e8", 8));
    await until("the line is dropped", () => isClosed);
    expect(received).toEqual(Buffer.alloc(0));
  });

  it("is answered by its method as it was sent, found regardless of blanks and case", async () => {
    expect(await answersTo('{"METHOD":" heartBEAT ","Param":{}}', logIn, logIn)).toEqual([
      '{"request":" heartBEAT ","code":"999","result":"未知指令"}',
      '{"request":"Login","code":"0","result":"登录成功!"}',
      '{"request":"Login","code":"0","result":"登录成功!"}',
    ]);
    const list = textsIn(received).at(-1) ?? "";
    expect(list).toContain("\\u003c3\\u003e\\u0027");
  });

  it("is not answered where the service would throw", async () => {
    const silent = [
      request("Login", { winNum: "3", userCode: "nobody" }),
      request("login", { WinNum: "3", userCode: "1001" }),
      request("Login", { winNum: "3", userCode: null }),
      '{"method":"Login"}',
      '{"method":"Login","param":null}',
      '{"param":{}}',
      '{"code":"0","result":"请求成功!"}',
      "[]",
      "7",
      "{}{}",
      `\ufeff${logIn}`,
    ];
    expect(await answersTo(...silent)).toEqual([]);
  });

  it("stores a submit on every repetition, also with a mark out of range, but only after a log-in and for a known call", async () => {
    const submit = (changes: object): string => request("RateSubmit", { rateId: "1", ...marks, ...changes });
    server.quest("9", "1");
    expect(
      await answersTo(
        submit({}),
        request("Login", { winNum: "4", userCode: "1001" }),
        logIn,
        submit({}),
        submit({ honest: " +99 " }),
        submit({ honest: "4.0" }),
        submit({ honest: "" }),
        submit({ rateId: "2" }),
        request("RateOperate", { winNum: "3", operate: "Pause" }),
      ),
    ).toMatchObject(
      ["1000", "1002", "0", "0", "0", "1003", "1003", "1003", "1001"].map((code) =>
        expect.stringContaining(`"${code}"`),
      ),
    );
    expect(server.evaluations.map(({ rateId, userCode, honest }) => [rateId, userCode, honest])).toEqual([
      ["1", "1001", 5],
      ["1", "1001", 99],
    ]);
  });

  it("is pushed to every client logged in at the window, and to no other", async () => {
    await answersTo(logIn);
    received = Buffer.alloc(0);
    server.quest("4", "other");
    server.operate("3", "Pause");
    server.quest("3", "mine");
    await until("the pushes come", () => textsIn(received).length === 2);
    expect(textsIn(received).map((text) => JSON.parse(text))).toEqual([
      { method: "RateOperate", param: { operate: "Pause" } },
      {
        method: "RateQuest",
        param: { rateId: "mine", transactor: "王小明", item: "项目名称", date: "2018/1/2", reserveSeq: null },
      },
    ]);
    expect(sampleHall().evaluations).toEqual([]);
  });
});
