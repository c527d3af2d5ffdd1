import { type DestinationStream, type Logger, pino } from "pino";

/** Fields that must never reach a log, at any depth. */
const secrets = [
  "authorization",
  "headers",
  "body",
  "pin",
  "password",
  "enrolmentCode",
  "token",
  "cookie",
  "query",
  "args",
  // The address of a citizen's page is also the key to it.
  "url",
  "params",
  // Node's name for a text that is no URL: it may be a database's, with its password.
  "input",
];

/** Fields of PostgreSQL's errors that quote values. */
const quotations = ["parameters", "detail", "where"];

const paths = [...secrets, ...quotations].flatMap((name) => [name, `*.${name}`]);

const standardError = (): DestinationStream => pino.destination({ dest: 2, sync: true });

/** Structured lines on standard error: standard output is for the address alone. */
export const createLogger = (destination: DestinationStream = standardError()): Logger =>
  pino({ name: "counterstar-centre", redact: { paths, remove: true } }, destination);
