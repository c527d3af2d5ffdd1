import pino, { type Logger } from "pino";

/** What must never reach a log, wherever somebody puts it. */
const secrets = [
  "authorization",
  "headers",
  "body",
  "code",
  "pin",
  "password",
  "officeKey",
  "parameters",
  "args",
  "query",
];

/** Structured lines on standard error: standard output is for the address alone. */
export const createLogger = (): Logger =>
  pino(
    { name: "counterstar-centre", redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), remove: true } },
    pino.destination({ dest: 2, sync: true }),
  );
