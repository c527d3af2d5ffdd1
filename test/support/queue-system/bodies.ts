import { createHash } from "node:crypto";

/** One read of the service takes at most this much, bytes; the rest of a frame comes with the next read. */
const readBytes = 4_096;

/** undefined while the head is not complete; `rest` is the data after it. */
export const readHead = (
  received: Buffer,
): { readonly headers: ReadonlyMap<string, string>; readonly rest: Buffer } | undefined => {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const lines = received.subarray(0, end).toString("latin1").split("\r\n").slice(1);
  const headers = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(headers), rest: received.subarray(end + 4) };
};

/**
 * The service's reaction to a handshake. Header names are matched exactly as written: "upgrade" in lower case is not
 * answered, and without the key the connection is dropped.
 */
export const answerHandshake = (headers: ReadonlyMap<string, string>): string | "silence" | "drop" => {
  if (headers.get("Upgrade")?.toLowerCase() !== "websocket") return "silence";
  const key = headers.get("Sec-WebSocket-Key");
  if (key === undefined) return "drop";
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  const lines = ["HTTP/1.1 101 Switching Protocols", "Connection: Upgrade", "Upgrade: WebSocket"];
  return [...lines, `Sec-WebSocket-Accept: ${accept}`, "Content-Length: 0", "", ""].join("\r\n");
};

/** One unmasked, unfragmented text frame. */
export const textFrame = (text: string): Buffer => {
  const body = Buffer.from(text, "utf8");
  const head = body.length < 126 ? Buffer.from([0x81, body.length]) : Buffer.from([0x81, 126, 0, 0]);
  if (body.length >= 126) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
};

interface OpenFrame {
  readonly mask: Buffer | undefined;
  readonly bodyBytes: number;
  taken: number;
}

const headOf = (
  bytes: Buffer,
): { readonly frame: OpenFrame; readonly isClose: boolean; readonly size: number } | undefined => {
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const maskBytes = (second & 0x80) > 0 ? 4 : 0;
  const size = 2 + lengthBytes + maskBytes;
  if (bytes.length < size) return undefined;
  const bodyBytes = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const mask = maskBytes > 0 ? bytes.subarray(size - 4, size) : undefined;
  return { frame: { mask, bodyBytes, taken: 0 }, isClose: (first & 0x0f) === 8, size };
};

export interface BodyHandlers {
  /** A body, or a part of one: the service joins no parts, and ignores the kind of the frame. */
  readonly body: (piece: Buffer) => void;
  readonly close: () => void;
}

/** Reads frames as the service does: a body is passed on as it arrives, read by read. No ping is answered. */
export const bodyReader = ({ body, close }: BodyHandlers): ((chunk: Buffer) => void) => {
  let head: Buffer = Buffer.alloc(0);
  let open: OpenFrame | undefined;
  const takeBody = (bytes: Buffer, frame: OpenFrame): Buffer => {
    const size = Math.min(bytes.length, frame.bodyBytes - frame.taken);
    const piece = Buffer.from(bytes.subarray(0, size));
    if (frame.mask)
      for (let at = 0; at < size; at += 1) piece[at] = (piece[at] ?? 0) ^ (frame.mask[(frame.taken + at) % 4] ?? 0);
    frame.taken += size;
    body(piece);
    if (frame.taken === frame.bodyBytes) open = undefined;
    return bytes.subarray(size);
  };
  const takeHead = (bytes: Buffer): Buffer => {
    const all = Buffer.concat([head, bytes]);
    const found = headOf(all);
    head = found ? Buffer.alloc(0) : all;
    if (!found) return Buffer.alloc(0);
    if (found.isClose) close();
    open = found.frame.bodyBytes > 0 ? found.frame : undefined;
    return all.subarray(found.size);
  };
  return (chunk) => {
    for (let from = 0; from < chunk.length; from += readBytes) {
      let bytes = chunk.subarray(from, from + readBytes);
      while (bytes.length > 0) bytes = open ? takeBody(bytes, open) : takeHead(bytes);
    }
  };
};
