import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { samplePicture } from "../screens/sample-pictures.ts";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Serves the samples' pictures, as the kiosk's own scheme does. */
const samplePictures: Plugin = {
  name: "sample-pictures",
  configureServer: ({ middlewares }) => {
    middlewares.use((request, response, next) => {
      const hash = /^\/pictures\/([0-9a-f]{64})$/.exec(request.url ?? "")?.[1];
      if (hash === undefined) return next();
      const picture = samplePicture(hash);
      response.writeHead(picture === undefined ? 404 : 200, { "content-type": "image/svg+xml" }).end(picture);
    });
  },
};

/** `/?screen=ready` is that screen alone; without a screen it is the list of all. */
const deepLinks: Plugin = {
  name: "deep-links",
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      const { pathname, search, searchParams } = new URL(request.url ?? "/", "http://localhost");
      if (pathname === "/" && searchParams.has("screen")) request.url = `/frame.html${search}`;
      if (pathname === "/" && searchParams.has("console")) request.url = `/console-frame.html${search}`;
      next();
    });
  },
};

/** `npm run screens`: every screen at every size, for people to view. Only served, never built. */
export default defineConfig({
  root: fromHere("../screens"),
  cacheDir: fromHere("../../node_modules/.vite/screens"),
  plugins: [react(), samplePictures, deepLinks],
  server: { port: 7700, fs: { allow: [fromHere("../..")] } },
});
