import { connect } from "node:net";

/** Half a request is not answered before it is whole: after this long without a word, nothing more is said to come. */
const saidAllAfterMs = 60;
const patienceMs = 15_000;

/**
 * Sends bytes on a connection of their own and takes what is answered until the other side ends it. A connection that is
 * broken off is answered with what came before. Throws where it is left hanging.
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
    // Broken off while we still talk: what matters is what was said before, and that the other side lives.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(patience);
      resolve(Buffer.concat(parts).toString("latin1"));
    });
    socket.write(bytes);
  });

/** The status of every answer in what came back; one begins right after the body of the one before. */
export const statusesIn = (answer: string): readonly number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** A request as bytes, its length told truly where there is a body. */
export const bytesOf = ({ method, path, headers, body }: RawRequest): Uint8Array => {
  const content = Buffer.from(body, "utf8");
  const length = content.byteLength > 0 || method === "POST" ? [["content-length", String(content.byteLength)]] : [];
  const lines = [...headers, ...length].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines}\r\n`, "latin1"), content]);
};
