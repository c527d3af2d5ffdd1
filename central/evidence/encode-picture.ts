import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { takeTurns } from "../accounts/in-turn.ts";
import { type Encoded, type EncoderAnswer, mostPixels } from "./encoder-messages.ts";
import { kindOfFile } from "./kind-of-file.ts";

/** The limit of one file, megabytes. */
export const mostMegabytes = 12;

/** A telephone's picture takes a second; after this time the process is ended, milliseconds. */
const mostMs = 20_000;

const encoderPath = fileURLToPath(new URL("./encoder-process.ts", import.meta.url));

/**
 * Decodes in a process of its own: a picture that makes the decoder crash or run on ends that process
 * alone. It gets no environment, so no address of the database. undefined where it ended without an answer.
 */
const decodeElsewhere = (bytes: Buffer): Promise<EncoderAnswer | undefined> =>
  new Promise((resolve) => {
    const encoder = fork(encoderPath, [], {
      env: {},
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const late = setTimeout(() => encoder.kill("SIGKILL"), mostMs);
    let answer: EncoderAnswer | undefined;
    encoder.once("message", (message) => {
      answer = message as EncoderAnswer;
    });
    encoder.once("error", () => encoder.kill("SIGKILL"));
    encoder.once("close", () => {
      clearTimeout(late);
      resolve(answer);
    });
    // Its end is the answer, also where it ends before it has read the picture.
    encoder.send(bytes, () => undefined);
  });

/** Two at a time, each with up to 0.3 GB; the others wait. */
const inTurn = takeTurns(2, 30);

const decode = async (bytes: Buffer): Promise<Result<Encoded>> => {
  const turn = await inTurn(async () => ({ answer: await decodeElsewhere(bytes) }));
  if (!turn) return failure(problem("files-busy"));
  const { answer } = turn;
  if (answer && "encoded" in answer) return success(answer.encoded);
  if (answer?.refusal === "file-too-many-pixels")
    return failure(problem(answer.refusal, { most: mostPixels / 10_000 }));
  return failure(problem("file-broken"));
};

/**
 * Writes a photo again from its pixels: no byte of the file itself is stored, so neither its metadata nor a second file
 * inside it. A PDF is refused, because it cannot be made safe in this way. Errors: file-heic, file-pdf, file-kind-unfit,
 * file-too-many-pixels, file-broken, files-busy.
 */
export const encodePicture = async (bytes: Buffer): Promise<Result<Encoded>> => {
  const kind = kindOfFile(bytes);
  switch (kind) {
    case "heic":
    case "pdf":
      return failure(problem(`file-${kind}`));
    case "other":
      return failure(problem("file-kind-unfit"));
    default:
      return decode(bytes);
  }
};
