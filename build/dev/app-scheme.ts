import { protocol, session } from "electron";
import type { Picture } from "../../db/configurations.ts";

export { consolePage, kioskOrigin, kioskPage, registerScheme } from "../../electron/main/window/app-scheme.ts";

/** The address of the development server, set when main is built for `npm run dev`. */
declare const PAGE_SERVER: string;

/** As in the shipped kiosk, and beside it the development server's inline script, styles and socket. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  `connect-src 'self' ${PAGE_SERVER.replace("http:", "ws:")}`,
].join("; ");

const answer = (body: BodyInit | null, status: number, mediaType: string): Response =>
  new Response(body, {
    status,
    headers: { "content-type": mediaType, "content-security-policy": contentSecurityPolicy },
  });

const servePage = async (path: string): Promise<Response> => {
  const served = await fetch(PAGE_SERVER + path);
  return answer(await served.arrayBuffer(), served.status, served.headers.get("content-type") ?? "text/plain");
};

/** Takes the place of the shipped `serveScheme`: the pages come from the development server. Call it after the lock-down. */
export const serveScheme = (_pageFolder: string, pictureOf: (hash: string) => Picture | undefined): void => {
  // The lock-down of the session blocks every socket; the last listener decides.
  session.defaultSession.webRequest.onBeforeRequest({ urls: ["ws://*/*"] }, ({ url }, decide) =>
    decide({ cancel: !url.startsWith(PAGE_SERVER.replace("http:", "ws:")) }),
  );
  protocol.handle("app", async ({ url }) => {
    const { pathname, search } = new URL(url);
    const hash = /^\/pictures\/([0-9a-f]{64})$/.exec(pathname)?.[1];
    if (hash === undefined) return servePage(pathname + search);
    const picture = pictureOf(hash);
    return picture ? answer(new Uint8Array(picture.bytes), 200, picture.mediaType) : answer(null, 404, "text/plain");
  });
};
