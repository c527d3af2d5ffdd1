import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { httpSms, SmsTemplate } from "../../../central/sms/http-sms.ts";
import { openSms } from "../../../central/sms/open-sms.ts";
import { phoneIn } from "../../../central/sms/sms.ts";
import { type ReceivingServer, startReceivingServer } from "../../support/receiving-server.ts";

const sms = { phone: "+8613800000000", text: '编号 12 & "引号"\\ {phone}\n第二行' };

let folder: string;
let provider: ReceivingServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterstar-sms-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  provider = await startReceivingServer();
  return () => provider.stop();
});

const template = (changes: Readonly<Record<string, unknown>> = {}): SmsTemplate =>
  SmsTemplate.parse({
    adapter: "http",
    url: provider.url,
    headers: { authorization: "Bearer key" },
    format: "json",
    body: '{"to":"{phone}","content":"{text}"}',
    success: { path: "result.code", values: ["0", "OK"] },
    ...changes,
  });
const send = (changes: Readonly<Record<string, unknown>> = {}) => httpSms(template(changes), 300)(sms);

test("a JSON body is filled and escaped, and the answer's code decides", async () => {
  provider.answer({ status: 200, body: '{"result":{"code":0}}' });
  expect(await send()).toEqual({ outcome: "sent" });
  const [request] = provider.requests;
  expect([request?.method, request?.headers["authorization"]]).toEqual(["POST", "Bearer key"]);
  expect(JSON.parse(request?.body ?? "")).toEqual({ to: sms.phone, content: sms.text });
});

test("a form body is filled and escaped", async () => {
  expect(await send({ format: "form", body: "mobile={phone}&content={text}&x=1", success: undefined })).toEqual({
    outcome: "sent",
  });
  const [request] = provider.requests;
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    ...{ mobile: sms.phone, content: sms.text, x: "1" },
  });
  expect(request?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
});

test.each([
  ["refuses by its code", { status: 200, body: '{"result":{"code":"E7"}}' }, { outcome: "failed", failure: "E7" }],
  [
    "refuses in words that quote the number",
    { status: 200, body: '{"result":{"code":"13800000000 is blocked"}}' },
    { outcome: "failed", failure: "refused" },
  ],
  ["refuses the sender", { status: 401 }, { outcome: "failed", failure: "HTTP 401" }],
  ["sends elsewhere", { status: 302 }, { outcome: "failed", failure: "HTTP 302" }],
  ["answers an error", { status: 500 }, { outcome: "unclear", failure: "HTTP 500" }],
  ["answers no JSON", { status: 200, body: "<html>" }, { outcome: "unclear", failure: "answer-unreadable" }],
  ["hangs", "hang", { outcome: "unclear", failure: "TimeoutError" }],
  ["cuts the line", "cut", { outcome: "unclear", failure: "UND_ERR_SOCKET" }],
  ["answers without an end", "endless", { outcome: "unclear", failure: "RangeError" }],
] as const)("a provider that %s", async (_, how, outcome) => {
  provider.answer(how);
  expect(await send()).toEqual(outcome);
  expect(provider.requests.length).toBe(1);
});

test("a provider that is away has sent nothing", async () => {
  await provider.stop();
  expect(await send()).toEqual({ outcome: "failed", failure: "ECONNREFUSED" });
});

test("numbers are of digits and spaces, with a plus in front or without", () => {
  expect(["138 0000 0000", "+86 13800000000", " 10086 "].map(phoneIn)).toEqual([
    ...["13800000000", "+8613800000000", "10086"],
  ]);
  const hostile = [
    "",
    "+",
    "1234",
    "138-0000-0000",
    "138;10086",
    "13800000000\n10086",
    "１３８００００００００",
    "+86+1380000",
    "0".repeat(16),
  ];
  expect(hostile.map(phoneIn)).toEqual(hostile.map(() => undefined));
});

test.each([
  ["no JSON", "{", "JSON"],
  ["an unknown adapter", '{"adapter":"modem"}', "adapter"],
  ["a body without the number", { body: '{"content":"{text}"}' }, "body"],
  ["a placeholder outside of quotes", { body: '{"to":{phone},"content":"{text}"}' }, "body"],
  ["a header of two lines", { headers: { a: "b\r\nc: d" } }, "headers.a"],
  ["an address of another kind", { url: "file:///etc/passwd" }, "url"],
] as const)("a file with %s is refused with the field", async (_, given, field) => {
  const file = join(folder, "sms.json");
  const text = typeof given === "string" ? given : JSON.stringify({ ...template(), ...given });
  await writeFile(file, text);
  await expect(openSms(file)).rejects.toThrow(`is not valid: ${field}`);
});

test("the file adapter writes the text, and of the number its last digits alone", async () => {
  const [file, out] = [join(folder, "file.json"), join(folder, "out")];
  await writeFile(file, JSON.stringify({ adapter: "file", file: out }));
  expect(await (await openSms(file))(sms)).toEqual({ outcome: "sent" });
  expect(JSON.parse(await readFile(out, "utf8"))).toEqual({ to: "…00", text: sms.text });
});
