import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { authorityOf, type HttpProxy } from "./network-config.ts";

/** An exchange that ended at the proxy and did not reach the centre. */
export class ProxyFault extends Error {
  readonly problem: Problem;
  constructor(found: Problem) {
    super(found.code);
    this.problem = found;
  }
}

/** Errors of the resolver for an unknown name, and for a name that it cannot ask about. */
const nameless: ReadonlySet<string> = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NONAME"]);

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");

/** The problem for a failed connection to the proxy. */
export const proxyUnreached = (proxy: HttpProxy, error: unknown): Problem => {
  const reason = isTimeout(error) ? "timeout" : reasonOf(error);
  if (nameless.has(reason)) return problem("proxy-name-unknown", { host: proxy.host, reason });
  return problem("proxy-no-connection", { proxy: authorityOf(proxy), reason });
};

const passwordWanted = 407;

/** The problem for a proxy that refuses a request, by the HTTP status of its answer. */
export const proxyRefusal = (proxy: HttpProxy, status: number): Problem => {
  if (status !== passwordWanted) return problem("proxy-refused", { proxy: authorityOf(proxy), status });
  return problem(proxy.user === null ? "proxy-wants-password" : "proxy-password-wrong", { proxy: authorityOf(proxy) });
};

/** The proxy's problem inside an error, also where `fetch` wrapped it; undefined for any other error. */
export const proxyFaultIn = (error: unknown): Problem | undefined => {
  if (error instanceof ProxyFault) return error.problem;
  return error instanceof Error && error.cause !== undefined ? proxyFaultIn(error.cause) : undefined;
};
