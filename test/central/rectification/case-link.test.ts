import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeCalls } from "../../../contract/office/rectification/calls.ts";
import { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { type ReceivingServer, startReceivingServer } from "../../support/receiving-server.ts";
import { complaintTo, complaintWords, openedItems } from "../../support/rectification/complaints.ts";
import { openCase } from "../../support/rectification/open-case.ts";
import { stepsToReply, takeSteps } from "../../support/rectification/reply-to-item.ts";

const digits = complaintWords.contactPhone.replaceAll(" ", "");
const publicUrl = "https://stars.example";

let folder: string;
let provider: ReceivingServer;
let centre: TestCentre;
let logged = "";
let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
const logger = pino(
  { level: "trace" },
  new Writable({
    write: (chunk, _, done) => {
      logged += String(chunk);
      done();
    },
  }),
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterstar-link-"));
  provider = await startReceivingServer();
  const smsFile = join(folder, "sms.json");
  const request = { format: "form", body: "to={phone}&text={text}", success: { path: "code", values: ["0"] } };
  await writeFile(smsFile, JSON.stringify({ adapter: "http", url: provider.url, ...request }));
  centre = await startCentre({ clock: () => nowMs, smsFile, publicUrl, logger });
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "caller", [{ role: "caller" }]);
});
afterAll(async () => {
  await centre.stop();
  await provider.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  provider.requests.length = 0;
  provider.answer({ status: 200, body: '{"code":"0"}' });
});

const ask = async (login: string, path: string, body?: unknown, at = centre): Promise<Response> =>
  sendAsPage(at, path, { cookie: await logInAs(at, login), ...(body !== undefined && { body }) });

/** An item that waits for the call to its citizen. */
const replied = async (at: TestCentre, contactPhone?: string): Promise<number> => {
  const words = contactPhone === undefined ? {} : { contactPhone };
  const [number = 0] = await openedItems(at, (device) => complaintTo(device, words));
  await takeSteps(at, "leader", number, stepsToReply);
  return number;
};

const send = (number: number) => ask("caller", officePaths.itemMessages, { number });
const linkOf = async (number: number) => {
  const { calls } = OfficeCalls.parse(await (await ask("caller", officePaths.calls)).json());
  return calls.find((call) => call.number === number)?.link;
};

test("the caller sends the number and the code of the item and the address of its page, once a day", async () => {
  const number = await replied(centre);
  expect(await (await send(number)).json()).toEqual({ outcome: "sent", reason: null });
  const { to, text = "" } = Object.fromEntries(new URLSearchParams(provider.requests[0]?.body));
  const [, code = ""] = /查询码 (\S+)，/.exec(text) ?? [];
  expect(to).toBe(digits);
  expect(text).toBe(`您反映的事项已有答复。编号 ${number}，查询码 ${code}，查询：${publicUrl}/case`);
  const page = await openCase(centre, { number: String(number), code });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("已改正");
  expect(await linkOf(number)).toEqual({ at: "2026-03-04T02:12:00.000Z", by: "caller", outcome: "sent" });
  expect(await outcomeOf(await send(number))).toBe("sms-sent-today");
  expect(provider.requests.length).toBe(1);
  nowMs += 86_400_000;
  expect(await linkOf(number)).toBeNull();
  expect(await outcomeOf(await send(number))).toBe(200);
  nowMs -= 86_400_000;
  const { looks } = OfficeItem.parse(await (await ask("leader", `${officePaths.item}?number=${number}`)).json());
  expect(looks.filter(({ by }) => by === "caller").map(({ purpose }) => purpose)).toContain("发短信告知查询办法");
});

test("several clicks at once send one message", async () => {
  const number = await replied(centre);
  const cookie = await logInAs(centre, "caller");
  const click = async () => outcomeOf(await sendAsPage(centre, officePaths.itemMessages, { cookie, body: { number } }));
  const outcomes = await Promise.all([click(), click(), click()]);
  expect(outcomes.filter((outcome) => outcome === 200).length).toBe(1);
  expect(provider.requests.length).toBe(1);
});

test("one that the provider surely did not send is tried again; one that it may have sent is not", async () => {
  const number = await replied(centre);
  provider.answer({ status: 403 });
  expect(await (await send(number)).json()).toEqual({ outcome: "failed", reason: "HTTP 403" });
  expect(await linkOf(number)).toMatchObject({ outcome: "failed" });
  provider.answer("cut");
  expect(await (await send(number)).json()).toEqual({ outcome: "unclear", reason: "UND_ERR_SOCKET" });
  expect(await outcomeOf(await send(number))).toBe("sms-sent-today");
});

test("an item that waits for no call, or whose number is hostile, gets no message", async () => {
  const [open = 0] = await openedItems(centre, (device) => complaintTo(device));
  expect(await outcomeOf(await send(open))).toBe("not-found");
  expect(await outcomeOf(await send(999_999))).toBe("not-found");
  const hostile = await replied(centre, "138(000)-0000-0000");
  expect(await outcomeOf(await send(hostile))).toBe("sms-phone-unfit");
  expect(provider.requests.length).toBe(0);
});

test("no log, record or line of the access log has the number", async () => {
  expect(logged).toContain("item-messages");
  const [row] = await centre.sql<{ text: string }[]>`
    select (select json_agg(item_messages)::text from item_messages)
      || (select json_agg(access_log)::text from access_log) as text`;
  expect(row?.text).toContain("发短信告知查询办法");
  for (const text of [logged, row?.text ?? ""]) {
    expect(text).not.toContain(digits);
    expect(text).not.toContain(complaintWords.contactPhone);
  }
});

test("an office may use a file, or send nothing at all", async () => {
  const smsFile = join(folder, "file.json");
  const out = join(folder, "out");
  await writeFile(smsFile, JSON.stringify({ adapter: "file", file: out }));
  const [trial, without] = [
    await startCentre({ clock: () => nowMs, smsFile, publicUrl }),
    await startCentre({ clock: () => nowMs }),
  ];
  for (const each of [trial, without]) {
    await addAccount(each, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
    await addAccount(each, "caller", [{ role: "caller" }]);
  }
  const body = { number: await replied(trial) };
  expect(await outcomeOf(await ask("caller", officePaths.itemMessages, body, trial))).toBe(200);
  expect(JSON.parse(await readFile(out, "utf8"))).toMatchObject({ to: "…00" });
  expect(await outcomeOf(await ask("caller", officePaths.itemMessages, body, without))).toBe("sms-off");
  await Promise.all([trial.stop(), without.stop()]);
});
