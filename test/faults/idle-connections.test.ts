import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CounterApiProcess, startCounterApiProcess } from "../electron/support/counter-api-process.ts";

let api: CounterApiProcess;
beforeAll(async () => {
  api = await startCounterApiProcess();
});
afterAll(() => api.stop());

/** Sends the text, waits for the end of the connection, and returns all received data. */
const talk = async (words: string): Promise<string> => {
  const socket = connect(api.port, "127.0.0.1").on("error", () => undefined);
  socket.write(words);
  return text(socket).catch(() => "");
};

describe("connections of the counter API that send nothing, or only a part of a request", () => {
  it("are ended in time, and no more are open than the limit", async () => {
    const head = `POST /v1/resume HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${api.token}\r\n`;
    const begun = talk(head);
    const silent = Array.from({ length: 80 }, () => talk(""));
    const answers = await Promise.all(silent);
    expect(await begun).toMatch(/^HTTP\/1\.1 408 [\s\S]*"request-too-slow"/);
    // More than are accepted at once: the surplus was dropped unanswered.
    expect(answers.filter((answer) => answer === "").length).toBeGreaterThan(10);
    const half = `${head}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{`;
    expect(await talk(half)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"request-too-slow"/);
    const authorization = `Bearer ${api.token}`;
    expect((await fetch(`http://127.0.0.1:${api.port}/v1/state`, { headers: { authorization } })).status).toBe(200);
  });
});
