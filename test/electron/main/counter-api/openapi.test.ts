import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { HttpProblem } from "../../../../contract/problems/http-problem.ts";
import { operations } from "../../../../electron/main/counter-api/operations.ts";
import { type OpenCounterApi, openCounterApi } from "../../support/counter-api.ts";
import { loggedIn, pausedWith } from "../../support/session.ts";

let api: OpenCounterApi;
beforeAll(async () => {
  api = await openCounterApi();
  api.visit.take(loggedIn);
});
afterAll(() => api.close());

const Described = z.looseObject({
  openapi: z.literal("3.1.0"),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) }))),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

const described = async () =>
  Described.parse((await api.ask("/v1/openapi.json", { headers: { authorization: "" } })).body);

describe("the document at /v1/openapi.json", () => {
  it("is OpenAPI 3.1, public", async () => {
    const result = await new Validator().validate(await described());
    expect(result).toMatchObject({ valid: true });
    expect(await new Validator().validate({ ...(await described()), paths: 1 })).toMatchObject({ valid: false });
  });

  it("names every request, and no missing schema", async () => {
    const { paths, components } = await described();
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed.toSorted()).toEqual(
      [
        ...operations.map(({ method, path }) => `${method} ${path}`),
        "GET /v1/events",
        "GET /v1/openapi.json",
      ].toSorted(),
    );
    const used = [...JSON.stringify(await described()).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(components.schemas).toSorted());
  });

  it("mentions no level", async () => {
    expect(JSON.stringify(await described())).not.toMatch(/level/i);
  });

  it("describes every answer and names its status", async () => {
    const { paths, components } = await described();
    const schemaOf = (name: string) =>
      z.fromJSONSchema({
        $ref: `#/$defs/${name}`,
        $defs: JSON.parse(JSON.stringify(components.schemas).replaceAll("#/components/schemas/", "#/$defs/")),
      });
    const opened = await api.ask("/v1/prompts", { body: { transactions: [{ transactionRef: "A" }] } });
    const { promptId } = opened.body as { readonly promptId: string };
    const told = {
      "post /v1/prompts": opened,
      "get /v1/prompts/{promptId}": await api.ask(`/v1/prompts/${promptId}`),
      "post /v1/prompts/{promptId}/cancel": await api.ask(`/v1/prompts/${promptId}/cancel`, { method: "POST" }),
      "post /v1/pause": await api.ask("/v1/pause", { body: pausedWith }),
      "get /v1/state": await api.ask("/v1/state"),
      "post /v1/resume": await api.ask("/v1/resume", { method: "POST" }),
      "post /v1/events/ticket": await api.ask("/v1/events/ticket", { method: "POST" }),
    };
    for (const [where, { status, body }] of Object.entries(told)) {
      const [method = "", path = ""] = where.split(" ");
      const response = JSON.stringify(paths[path]?.[method]?.responses[status]);
      const [, name = ""] = /schemas\/(\w+)/.exec(response) ?? [];
      expect([where, schemaOf(name).safeParse(body).error]).toEqual([where, undefined]);
    }
    const refused = await api.ask("/v1/resume", { method: "POST" });
    expect(HttpProblem.parse(refused.body)).toEqual(refused.body);
    expect(Object.keys(paths["/v1/resume"]?.["post"]?.responses ?? {})).toContain(String(refused.status));
  });
});
