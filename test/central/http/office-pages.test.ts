import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastify from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addSecurityHeaders } from "../../../central/http/security-headers.ts";
import { addWebPages } from "../../../central/http/web-pages.ts";
import { ratingsQuestion } from "../../../contract/office/ratings/ratings.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;

beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

const strictHeaders = (answer: { readonly headers: Headers }) => {
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
};

describe("the office's pages", () => {
  test("are served with a strict policy, and no file outside their folder is", async () => {
    const folder = await mkdtemp(join(tmpdir(), "counterstar-pages-"));
    const pages = join(folder, "pages");
    const app = fastify();
    try {
      await mkdir(pages);
      await writeFile(join(pages, "index.html"), "<!doctype html><title>窗口星</title>");
      await writeFile(join(folder, "secret"), "secret");
      addSecurityHeaders(app);
      addWebPages(app, pages);
      const url = await app.listen({ port: 0 });
      const page = await fetch(url);
      strictHeaders(page);
      expect(page.headers.get("content-type")).toContain("text/html");
      expect(await page.text()).toContain("窗口星");
      expect((await fetch(`${url}/..%2fsecret`)).status).not.toBe(200);
    } finally {
      await app.close();
      await rm(folder, { recursive: true });
    }
  });
  test("show how to build them until they are built", async () => {
    const app = fastify();
    addWebPages(app, "/nowhere");
    expect((await app.inject("/")).body).toContain("npm run build");
    await app.close();
  });
  test("share their headers with the data", async () => {
    const answer = await fetch(`${centre.url}${ratingsQuestion.path}`, {
      headers: centre.asCity,
    });
    strictHeaders(answer);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});
