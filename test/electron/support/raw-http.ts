import { connect } from "node:net";

/** An incomplete request is not answered: after this long without data, no more is expected. */
const saidAllAfterMs = 60;
const patienceMs = 15_000;

/**
 * Sends bytes on a connection of their own and collects the answer until the other side ends it. A broken connection
 * gives the data received so far. Throws where the connection stays open.
 */
export const exchange = (port: number, bytes: Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(port, "127.0.0.1");
    const patience = setTimeout(() => {
      reject(new Error(`left hanging: ${Buffer.from(bytes).toString("latin1").slice(0, 2_000)}`));
      socket.destroy();
    }, patienceMs);
    socket.setTimeout(saidAllAfterMs, () => socket.end());
    socket.on("data", (part) => parts.push(part));
    // Broken off while still sending: only the data received so far counts, and that the other side is alive.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(patience);
      resolve(Buffer.concat(parts).toString("latin1"));
    });
    socket.write(bytes);
  });

/** The status of every answer in the data; one begins right after the body of the one before. */
export const statusesIn = (answer: string): readonly number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** A request as bytes, with its true length where there is a body. */
export const bytesOf = ({ method, path, headers, body }: RawRequest): Uint8Array => {
  const content = Buffer.from(body, "utf8");
  const length = content.byteLength > 0 || method === "POST" ? [["content-length", String(content.byteLength)]] : [];
  const lines = [...headers, ...length].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines}\r\n`, "latin1"), content]);
};
