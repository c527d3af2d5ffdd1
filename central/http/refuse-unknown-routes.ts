import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { sendProblem } from "./send-problem.ts";

/** Paths that a person or another program writes by hand. */
const namedPaths = /^\/(office|api)\/v1\//;

const textFor = (path: string): RegExp => new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/:[^/]+/g, "[^/]+")}$`);

/**
 * Refuses a request without a route before its body is read. Errors: not-found; of a path of the office or of its API
 * request-invalid where a part is too long, and else method-not-allowed, with the header Allow.
 */
export const refuseUnknownRoutes = (app: FastifyInstance): void => {
  const routes: { readonly path: RegExp; readonly method: string }[] = [];
  app.addHook("onRoute", ({ path, method }) => {
    if (namedPaths.test(path)) routes.push(...[method].flat().map((each) => ({ path: textFor(path), method: each })));
  });
  const refuse = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [asked = ""] = request.url.split("?");
    const allowed = routes.filter(({ path }) => path.test(asked)).map(({ method }) => method);
    if (allowed.length === 0) return sendProblem(reply, problem("not-found"));
    // The router passes over a part of the path that is longer than any key.
    if (allowed.includes(request.method)) return sendProblem(reply, problem("request-invalid", { field: "address" }));
    const facts = { method: request.method, allowed: allowed.toSorted().join(", ") };
    return sendProblem(reply.header("allow", facts.allowed), problem("method-not-allowed", facts));
  };
  app.addHook("onRequest", async (request, reply) => {
    if (request.is404) return refuse(request, reply);
  });
  // Every other GET has the route of the office's files, once they are built, and comes here from it.
  app.setNotFoundHandler(refuse);
};
