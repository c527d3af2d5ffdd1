import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { protocol } from "electron";
import { pageFiles } from "../../../contract/ipc/channels.ts";
import type { Picture } from "../../../db/configurations.ts";

const scheme = "app";
export const kioskOrigin = `${scheme}://kiosk`;
export const kioskPage = `${kioskOrigin}/${pageFiles.kiosk}`;
export const consolePage = `${kioskOrigin}/${pageFiles.console}`;

/** Allows our own files only: no inline script, no network, no frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** Call it before the app is ready. Registers our own scheme as a secure origin. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, codeCache: true } }]);

/** Serves the built page from `pageFolder` and staff pictures from the store; everything else is 404. */
export const serveScheme = (pageFolder: string, pictureOf: (hash: string) => Picture | undefined): void =>
  protocol.handle(scheme, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    if (host !== "kiosk" || method !== "GET") return notFound();
    const picture = /^\/pictures\/([0-9a-f]{64})$/.exec(pathname)?.[1];
    return picture ? servePicture(pictureOf(picture)) : servePageFile(pageFolder, pathname);
  });

const servePageFile = async (pageFolder: string, pathname: string): Promise<Response> => {
  const file = normalize(join(pageFolder, decodeURIComponent(pathname)));
  const mediaType = mediaTypes[extname(file)];
  if (!file.startsWith(pageFolder + sep) || !mediaType) return notFound();
  try {
    return answer(await readFile(file), mediaType);
  } catch {
    return notFound();
  }
};

const servePicture = (picture: Picture | undefined): Response =>
  picture ? answer(picture.bytes, picture.mediaType) : notFound();

const answer = (bytes: Uint8Array, mediaType: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mediaType,
      "content-security-policy": contentSecurityPolicy,
      "x-content-type-options": "nosniff",
    },
  });

const notFound = (): Response =>
  new Response("not found", { status: 404, headers: { "content-security-policy": contentSecurityPolicy } });
