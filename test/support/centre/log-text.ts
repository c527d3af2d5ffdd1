import { Writable } from "node:stream";
import type { Logger } from "pino";
import { createLogger } from "../../../central/http/logging.ts";

/** The centre's own logger, and all that it has written so far. */
export const keepLog = (): { readonly logger: Logger; readonly text: () => string } => {
  let log = "";
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log += chunk.toString("utf8");
      done();
    },
  });
  return { logger: createLogger(stream), text: () => log };
};
