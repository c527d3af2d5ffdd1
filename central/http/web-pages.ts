import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const notBuilt = `Counterstar 窗口星
中心正在运行，但管理页面尚未构建。请在项目目录执行 npm run build，然后重新启动中心。
The centre is running, but the office's pages have not been built. Run "npm run build" in the project folder, then restart the centre.
`;

/** Serves the office's pages from `folder`; a plain sentence until they are built. */
export const addWebPages = (app: FastifyInstance, folder: string): void => {
  if (existsSync(join(folder, "index.html"))) {
    app.register(fastifyStatic, { root: folder, cacheControl: true, maxAge: 0 });
    return;
  }
  app.get("/", async (_request, reply) => reply.type("text/plain; charset=utf-8").send(notBuilt));
};
