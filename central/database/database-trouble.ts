import postgres from "postgres";
import { type Problem, problem } from "../../contract/problems/problem.ts";

/** Classes of SQLSTATE that pass by themselves: connection, resources (a full disk too), operator, system. */
const passingClasses = new Set(["08", "53", "57", "58"]);

/** Serialisation failure, deadlock, lock not available, a database that its administrator has closed for a while. */
const passingStates = new Set(["40001", "40P01", "55P03", "55000"]);

const lostConnections = new Set([
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
]);

/** The longest time a device is asked to wait for the database, seconds. */
export const secondsUntilRetry = 5;

const problemOfState = (error: postgres.PostgresError): Problem | undefined => {
  const category = error.code.slice(0, 2);
  if (passingClasses.has(category) || passingStates.has(error.code)) return problem("service-unavailable");
  if (category === "23") return problem("request-invalid", { field: error.constraint_name ?? "constraint" });
  if (category === "22") return problem("request-invalid", { field: error.column_name ?? "value" });
  return undefined;
};

/** What a failed query means for the one who asked; undefined where it is a bug of ours. */
export const problemOfDatabase = (error: unknown): Problem | undefined => {
  if (error instanceof postgres.PostgresError) return problemOfState(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return lostConnections.has(code) ? problem("service-unavailable") : undefined;
};
