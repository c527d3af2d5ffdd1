import { expect, test } from "vitest";
import { z } from "zod";
import { askOffice } from "../../central/web/reading/ask-office.ts";

const schema = z.strictObject({ done: z.boolean() });
const asking = (answer: () => Response | Promise<Response>, sent?: Parameters<typeof askOffice>[2]) => {
  const asked: (RequestInit | undefined)[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    asked.push(init);
    return answer();
  };
  return askOffice("/office/v1/x", schema, sent, fetch).then((told) => ({ told, asked }));
};
const refusal = { code: "policy-base-moved", status: 409, title: "…", facts: { version: 2 } };

test("an answer is read, and a POST is sent with the cookie of this page only", async () => {
  const { told, asked } = await asking(() => Response.json({ done: true }), { json: { a: 1 } });
  expect(told).toEqual({ ok: true, value: { done: true } });
  expect(asked).toMatchObject([
    {
      method: "POST",
      body: '{"a":1}',
      credentials: "same-origin",
      headers: { "content-type": "application/json" },
    },
  ]);
});

test("an answer without a body is a success", async () => {
  const fetch = async () => new Response(null, { status: 204 });
  const told = await askOffice("/office/v1/x", z.undefined(), { json: {} }, fetch);
  expect(told).toEqual({ ok: true, value: undefined });
});

test("a file is sent unchanged", async () => {
  const file = new Blob(["x"]);
  const { asked } = await asking(() => Response.json({ done: true }), { file });
  expect(asked).toMatchObject([{ body: file, headers: { "content-type": "application/octet-stream" } }]);
});

test.each([
  [
    "a problem of the catalogue",
    () => Response.json(refusal, { status: 409 }),
    { code: "policy-base-moved", facts: { version: 2 } },
  ],
  ["an unknown problem", () => Response.json({ ...refusal, code: "x" }, { status: 409 }), null],
  ["another answer than was asked for", () => Response.json({ done: 1 }), null],
  ["a page of another server", () => new Response("<html>", { status: 502 }), null],
  ["no network", () => Promise.reject(new TypeError("Failed to fetch")), null],
])("%s is returned as a value, not thrown", async (_, answer, problem) => {
  expect((await asking(answer)).told).toEqual({ ok: false, problem });
});
