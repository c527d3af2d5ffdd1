import fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refuseUnknownRoutes } from "../../../central/http/refuse-unknown-routes.ts";

/** As where the office's pages are built: their files have a route for every GET. */
const app = fastify();
beforeAll(async () => {
  refuseUnknownRoutes(app);
  app.get("/office/v1/jobs/:id/file", async () => "a file");
  app.get("/*", (_request, reply) => reply.callNotFound());
  await app.ready();
});
afterAll(() => app.close());

test.each([
  ["GET", `/office/v1/jobs/${"a".repeat(300)}/file`, 400, "request-invalid", { field: "address" }],
  ["DELETE", "/office/v1/jobs/7/file", 405, "method-not-allowed", { method: "DELETE", allowed: "GET, HEAD" }],
  ["GET", "/office/v1/nothing", 404, "not-found", undefined],
] as const)("%s of an address without a route is told apart: %s", async (method, url, status, code, facts) => {
  const { statusCode, body } = await app.inject({ method, url });
  const { code: said, facts: named } = JSON.parse(body);
  expect([statusCode, said, named]).toEqual([status, code, facts]);
});
