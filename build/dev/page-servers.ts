import { createServer as createListener } from "node:net";
import { join } from "node:path";
import { createServer, type Plugin } from "vite";
import { projectFolder } from "../electron-runtime/project-modules.ts";

const host = "127.0.0.1";

/** A port that is free now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const listener = createListener().once("error", reject);
    listener.listen(0, host, () => {
      const address = listener.address();
      listener.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** The shipped page's own policy allows no development server. The scheme sends a wider one. */
const withoutPolicy: Plugin = {
  name: "without-policy",
  transformIndexHtml: {
    order: "pre",
    handler: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
  },
};

/** Each server prepares its libraries in a folder of its own. */
const configOf = (name: string) => ({
  configFile: join(import.meta.dirname, "../vite", `${name}.config.ts`),
  cacheDir: join(projectFolder, "out/dev", `vite-${name}`),
});

/** Serves the kiosk's pages with hot reload. The window's address has no port, so the page is given the server's. */
export const servePages = async () => {
  const port = await freePort();
  const server = await createServer({
    ...configOf("renderer"),
    plugins: [withoutPolicy],
    logLevel: "warn",
    server: { host, port, strictPort: true, hmr: { protocol: "ws", host, clientPort: port } },
  });
  await server.listen();
  return { url: `http://${host}:${port}`, close: () => server.close() };
};

/** Serves the office's pages with hot reload; their questions go to the centre at `centreUrl`. */
export const serveOfficePages = async (centreUrl: string) => {
  const port = await freePort();
  const proxy = { target: centreUrl, changeOrigin: true };
  const server = await createServer({
    ...configOf("central-web"),
    logLevel: "warn",
    server: { host, port, strictPort: true, proxy: { "/office/": proxy, "/kiosk-preview/": proxy } },
  });
  await server.listen();
  return { url: `http://${host}:${port}`, close: () => server.close() };
};
