import { request } from "node:http";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiPath, officePath } from "../../../contract/office/office-paths.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { askApi, misfitOf, newToken, type Query, readDocument, readsIn } from "./ask-api.ts";
import { listReads } from "./list-reads.ts";

let nowMs = Date.parse("2026-04-01T01:00:00Z");
let centre: TestCentre;
let token: string;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  token = await newToken(centre, [{ role: "city" }]);
});
afterAll(() => centre.stop());

const march = { from: "2026-03-01", to: "2026-03-31" };

describe("the document at /api/v1/openapi.json", () => {
  test("is OpenAPI 3.1, public, and names every read", async () => {
    const document = await readDocument(centre);
    expect(await new Validator().validate(document)).toMatchObject({ valid: true });
    expect(await new Validator().validate({ ...document, paths: 1 })).toMatchObject({ valid: false });
    expect(readsIn(document).toSorted()).toEqual((await listReads()).toSorted());
  });
  test("asks for a token everywhere, and names each parameter and each role", async () => {
    const document = await readDocument(centre);
    expect(document).toMatchObject({
      security: [{ token: [] }],
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    });
    const operation = document.paths[apiPath("figures")]?.["get"];
    expect(operation?.["parameters"]).toEqual([
      expect.objectContaining({ in: "query", name: "from", required: true }),
      expect.objectContaining({ in: "query", name: "to", required: true }),
      expect.objectContaining({ in: "query", name: "flagged", required: false }),
      expect.objectContaining({ in: "query", name: "by", required: false }),
      expect.objectContaining({ in: "query", name: "unit", required: false }),
      expect.objectContaining({ in: "query", name: "window", required: false }),
      expect.objectContaining({ in: "query", name: "after", required: false }),
    ]);
    expect(operation?.["description"]).toBe("Roles: city, leader, supervisor, inspector, auditor.");
  });
  test("describes the refusals as they are", async () => {
    const document = await readDocument(centre);
    const it = await newToken(centre, [{ role: "it" }]);
    const asked = [
      [await askApi(centre, token, "figures", { ...march, to: "2026-03-30" }), 400, "period-not-fixed"],
      [await askApi(centre, "wrong", "figures", march), 401, "token-refused"],
      [await askApi(centre, it, "figures", march), 403, "permission-missing"],
    ] as const;
    for (const [answer, status, code] of asked) {
      expect(await misfitOf(document, "figures", answer.clone())).toBeUndefined();
      expect(await refusalIn(answer)).toMatchObject({ status, code });
    }
  });
});

describe("a wrong parameter", () => {
  const wrong: readonly (readonly [name: string, query: Query, field: string])[] = [
    ["figures", { from: "2026-03-01" }, "to"],
    ["figures", { ...march, by: "persons" }, "by"],
    ["figures", { ...march, units: "A" }, "units"],
    ["figures", { ...march, unit: "A\u0000" }, "unit"],
    ["figures", { ...march, unit: "" }, "unit"],
    ["trend", { ...march, window: "1" }, "unit"],
    ["breakdowns", march, "kind"],
    ["stars", { ...march, frozen: "no" }, "frozen"],
    ["star-months", { month: "2026-03-02" }, "month"],
    ["flags", { signal: "none" }, "signal"],
    ["flags", { from: "2026-03-02", to: "2026-03-01" }, "to"],
    ["flag", { id: "1" }, "id"],
    ["definitions", { version: "1" }, "version"],
  ];
  test.each(wrong)("of %s %j is named: %s", async (name, query, field) => {
    const expected = { status: 400, code: "request-invalid", facts: { field } };
    expect(await refusalIn(await askApi(centre, token, name, query))).toEqual(expected);
  });
  test("is named on the office's pages too, and in a body", async () => {
    const ask = (path: string, body?: unknown) =>
      fetch(centre.url + path, {
        method: body === undefined ? "GET" : "POST",
        headers: { ...centre.asCity, "content-type": "application/json" },
        body: body === undefined ? null : JSON.stringify(body),
      });
    const fieldOf = async (answer: Response) => (await refusalIn(answer)).facts?.["field"];
    expect(await fieldOf(await ask(officePath("figures?from=2026-03-01&to=2026-03-31&x=1")))).toBe("x");
    expect(await fieldOf(await ask(officePath("accounts?search=%00")))).toBe("search");
    expect(await fieldOf(await ask(officePath("tokens"), { name: "x", days: 1, grants: [{ role: "leader" }] }))).toBe(
      "grants.0.unitCode",
    );
    expect(await fieldOf(await ask(officePath("tokens"), { name: "x", days: 1, grants: [], more: 1 }))).toBe("grants");
    expect(await fieldOf(await ask(officePath("revocations"), { device: "x", more: 1 }))).toBe("device");
    expect(await fieldOf(await ask(officePath("sessions"), { login: "a\u0000b", password: "x" }))).toBe("login");
  });
});

/** Sends a method that `fetch` may not know. */
const send = (method: string, path: string): Promise<{ status: number; allow: string | undefined; code: unknown }> =>
  new Promise((resolve, reject) => {
    const sent = request(new URL(path, centre.url), { method }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const code: unknown = text === "" ? undefined : JSON.parse(text).code;
        resolve({ status: answer.statusCode ?? 0, allow: answer.headers.allow, code });
      });
    });
    sent.on("error", reject).end();
  });

describe("a wrong method", () => {
  test.each([
    ["POST", apiPath("figures"), "GET, HEAD"],
    ["DELETE", `${apiPath("figures")}?from=2026-03-01`, "GET, HEAD"],
    ["PROPFIND", apiPath("openapi.json"), "GET, HEAD"],
    ["OPTIONS", apiPath("units"), "GET, HEAD"],
    ["PUT", officePath("figures"), "GET, HEAD"],
    ["GET", officePath("sessions"), "POST"],
    ["PATCH", officePath("accounts"), "GET, HEAD, POST"],
    ["DELETE", officePath("jobs/x/file"), "GET, HEAD"],
  ])("%s %s answers 405 with the allowed ones: %s", async (method, path, allow) => {
    expect(await send(method, path)).toEqual({ status: 405, allow, code: "method-not-allowed" });
  });
  test.each([
    ["POST", apiPath("none")],
    ["DELETE", officePath("jobs/x/y/file")],
    ["GET", officePath("openapiXjson")],
    ["POST", "/"],
  ])("%s %s of an unknown path stays 404", async (method, path) => {
    expect(await send(method, path)).toEqual({ status: 404, allow: undefined, code: "not-found" });
  });
});

describe("wrong tokens", () => {
  test("have to wait after a hundred of an address within a minute; a stranger without one never does", async () => {
    nowMs += 61_000;
    for (let each = 0; each < 100; each += 1) {
      expect((await askApi(centre, "a".repeat(43), "units")).status).toBe(401);
      expect((await fetch(centre.url + apiPath("units"))).status).toBe(401);
    }
    const refused = await askApi(centre, "b".repeat(43), "units");
    expect(Number(refused.headers.get("retry-after"))).toBe(60);
    expect(await refusalIn(refused)).toEqual({ status: 429, code: "too-many-requests", facts: { waitSeconds: 60 } });
    nowMs += 61_000;
    expect((await askApi(centre, token, "units")).status).toBe(200);
  });
});
