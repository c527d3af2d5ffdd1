import type { ElectronApplication } from "playwright-core";
import { samplePicture } from "../../../build/screens/sample-pictures.ts";
import { portraitNumbered, sceneNumbered } from "../../../build/screens/samples/pictures.ts";

const hashes = [0, 1, 2, 3, 4].flatMap((number) => [portraitNumbered(number), sceneNumbered(number)]);

/**
 * The kiosk's own scheme, with the samples' pictures beside the page's files: a kiosk that was never enrolled has
 * none of its own. A page uses the new handler from its next reload.
 */
export const serveSamplePictures = (application: ElectronApplication): Promise<void> =>
  application.evaluate(
    ({ app, protocol }, pictures) => {
      const { readFileSync } = process.getBuiltinModule("node:fs");
      const folder = `${app.getAppPath()}/out/renderer`;
      const types: Readonly<Record<string, string>> = {
        css: "text/css",
        html: "text/html",
        js: "text/javascript",
        svg: "image/svg+xml",
        woff2: "font/woff2",
      };
      protocol.unhandle("app");
      protocol.handle("app", ({ url }) => {
        const { pathname } = new URL(url);
        const picture = pictures[pathname];
        if (picture !== undefined) return new Response(picture, { headers: { "content-type": "image/svg+xml" } });
        try {
          const type = types[pathname.replace(/.*\./, "")] ?? "application/octet-stream";
          return new Response(readFileSync(folder + pathname), { headers: { "content-type": type } });
        } catch {
          return new Response("not found", { status: 404 });
        }
      });
    },
    Object.fromEntries(hashes.map((hash) => [`/pictures/${hash}`, samplePicture(hash)])),
  );
