import fastify from "fastify";
import { addApiRoutes } from "../../../central/api/api-routes.ts";
import type { Centre } from "../../../central/centre.ts";
import { apiPath } from "../../../contract/office/office-paths.ts";

/** The names of the API's reads, from the router itself; no request is sent. */
export const listReads = async (): Promise<readonly string[]> => {
  const app = fastify();
  const found: string[] = [];
  app.addHook("onRoute", ({ method, path }) => {
    const name = path.replace(apiPath(""), "");
    if (method === "GET" && name !== "openapi.json") found.push(name);
  });
  app.register(async (scope) => addApiRoutes(scope, { clock: Date.now } as Centre));
  await app.ready();
  await app.close();
  return found;
};
