import cookies from "@fastify/cookie";
import fastify from "fastify";
import type { Centre } from "../../../central/centre.ts";
import { addOfficeRoutes } from "../../../central/office-routes.ts";

/** The paths of every GET of the office, from the router itself; no request is sent. */
export const readingRoutes = async (): Promise<readonly string[]> => {
  const app = fastify();
  const found = new Set<string>();
  app.addHook("onRoute", ({ method, path }) => {
    if ([method].flat().includes("GET")) found.add(path);
  });
  app.register(cookies);
  app.register(async (scope) => addOfficeRoutes(scope, { clock: Date.now } as Centre));
  await app.ready();
  await app.close();
  return [...found].toSorted();
};
