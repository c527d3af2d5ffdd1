import { DatabaseError } from "pg";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { isStalePlan } from "./statement-names.ts";

/** Classes of SQLSTATE that are temporary: connection, resources (a full disk too), operator, system. */
const passingClasses = new Set(["08", "53", "57", "58"]);

/** Serialisation failure, deadlock, lock not available, a database that its administrator has closed for a time. */
const passingStates = new Set(["40001", "40P01", "55P03", "55000"]);

/** The longest Retry-After for a device while the database fails, seconds. */
export const secondsUntilRetry = 5;

const problemOfState = ({ code = "", constraint, column }: DatabaseError): Problem | undefined => {
  const category = code.slice(0, 2);
  if (passingClasses.has(category) || passingStates.has(code)) return problem("service-unavailable");
  if (category === "23") return problem("request-invalid", { field: constraint ?? "constraint" });
  if (category === "22") return problem("request-invalid", { field: column ?? "value" });
  return undefined;
};

/** The problem to answer after a failed query; undefined where it is a bug of ours. */
export const problemOfDatabase = (error: unknown): Problem | undefined => {
  if (isStalePlan(error)) return problem("service-unavailable");
  if (error instanceof DatabaseError) return problemOfState(error);
  return error instanceof ConnectionLost ? problem("service-unavailable") : undefined;
};
