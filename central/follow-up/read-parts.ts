import { Busboy } from "@fastify/busboy";
import { errorCodes, type FastifyRequest } from "fastify";
import { mostFollowUpPhotos } from "../../contract/office/ratings/ratings.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { mostMegabytes } from "../evidence/encode-picture.ts";
import { mebibyte } from "../http/limits.ts";
import { type FormFields, fieldsOf } from "./read-form.ts";

/** A photo as it was sent, or the reason why it is not looked at. */
export interface SentPhoto {
  /** The name on the phone, shown to its sender again and stored nowhere. */
  readonly name: string;
  readonly bytes: Result<Buffer>;
}

export interface SentForm {
  readonly fields: FormFields;
  /** Those that were chosen, files of 0 bytes too; fields that stayed empty are left out. */
  readonly photos: readonly SentPhoto[];
}

export interface PartsOptions {
  /** False where too many people are handing in photos: their bytes are not stored. */
  readonly takesPhotos: boolean;
  /** After this time without a byte the request fails, milliseconds. */
  readonly silenceMs: number;
}

/** After so many bytes the form is answered as far as it has come; the rest is read and forgotten. */
const mostBytes = 64 * mebibyte;
const mostBytesOfPhoto = mostMegabytes * mebibyte;

/** A form has some forty tags; a file has a part of its own. */
const limits = { fields: 200, fieldSize: 16 * 1_024, files: 20, parts: 220 };

type Part = NodeJS.ReadableStream;

/** Gathers a photo into one block: unwritten parts of it take no memory, however small the pieces are. */
const gather = (stream: Part, isTaken: boolean): (() => Result<Buffer>) => {
  let block: Buffer | undefined;
  let length = 0;
  stream.on("data", (piece: Buffer) => {
    const end = length + piece.length;
    if (isTaken && end <= mostBytesOfPhoto) {
      block ??= Buffer.allocUnsafeSlow(mostBytesOfPhoto);
      piece.copy(block, length);
    } else block = undefined;
    length = end;
  });
  return () => {
    if (length === 0) return failure(problem("file-broken"));
    if (!isTaken) return failure(problem("files-busy"));
    if (length > mostBytesOfPhoto || !block) return failure(problem("file-too-large", { most: mostMegabytes }));
    return success(block.subarray(0, length));
  };
};

const parserOf = ({ headers }: FastifyRequest) => {
  try {
    return new Busboy({ headers: { ...headers, "content-type": headers["content-type"] ?? "" }, limits });
  } catch {
    throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(headers["content-type"]);
  }
};

/** Sends the body through the parser, to its end or to the limit. */
const receive = (raw: FastifyRequest["raw"], parser: ReturnType<typeof parserOf>, silenceMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let received = 0;
    const end = (settle: () => void): void => {
      clearTimeout(silence);
      raw.unpipe(parser);
      raw.removeAllListeners("data");
      raw.resume();
      settle();
    };
    const cutOff = () => end(() => reject(new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH()));
    const silence = setTimeout(() => {
      raw.destroy();
      cutOff();
    }, silenceMs);
    raw.on("data", (piece: Buffer) => {
      silence.refresh();
      received += piece.length;
      if (received > mostBytes) end(resolve);
    });
    raw.once("error", cutOff);
    // A body that has arrived whole is closed before the parser has come to its end.
    raw.once("close", () => raw.complete || cutOff());
    parser.on("error", cutOff);
    parser.once("finish", () => end(resolve));
    if (raw.destroyed) cutOff();
    else raw.pipe(parser);
  });

/**
 * Reads a form with files while it arrives. A file that is too large, or a body that has no end, takes no more memory
 * than the limit, and the words before it are read. Throws the framework's errors: no such form, or cut off.
 */
export const readParts = async (request: FastifyRequest, options: PartsOptions): Promise<SentForm> => {
  const { raw } = request;
  const parser = parserOf(request);
  const pairs: [string, string][] = [];
  const photos: { readonly name: string; readonly read: () => Result<Buffer> }[] = [];
  parser.on("field", (name, value) => pairs.push([name, value]));
  parser.on("file", (_field, stream, name) => {
    // A browser names no file for a field that stayed empty.
    if (name) photos.push({ name, read: gather(stream, options.takesPhotos && photos.length < mostFollowUpPhotos) });
    else stream.resume();
    // The whole form ends with an error where a part has none.
    stream.on("error", () => undefined);
  });
  await receive(raw, parser, options.silenceMs);
  const sent = photos.map(({ name, read }) => ({ name, bytes: read() }));
  return { fields: fieldsOf(pairs), photos: sent };
};
