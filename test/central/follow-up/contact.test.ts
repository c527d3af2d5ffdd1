import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeCalls, OpenedContact } from "../../../contract/office/rectification/calls.ts";
import { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { enrolDevice, upload } from "../../support/centre/device.ts";
import { createToken, giveRating, openPage, sendForm } from "../../support/centre/follow-up.ts";
import { changeDraft, endOf, ratingDraft, writeEntries, writeLedger } from "../../support/centre/ledger.ts";
import { keepLog } from "../../support/centre/log-text.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { stepsToReply, takeSteps } from "../../support/rectification/reply-to-item.ts";
import { pageOf } from "./read-submissions.ts";

const nowMs = Date.parse("2026-03-04T10:12:00+08:00");
const phone = "139 7777 1234";
const dialled = "13977771234";
const given = { text: "等了一小时", contact: { name: "赵阿姨", phone, mayCall: true } };

let centre: TestCentre;
const log = keepLog();
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs, logger: log.logger });
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "inspector", [{ role: "inspector" }]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "caller", [{ role: "caller" }]);
});
afterAll(() => centre.stop());

const rate = async (level: number) => {
  const device = await enrolDevice(centre);
  return { device: device.id, ...(await giveRating(device, { level })) };
};

const itemOf = async (device: string) => {
  const [row] = await centre.sql<{ number: number; hasContact: boolean }[]>`
    update items set is_listed = true where device = ${device}
    returning number, (item ->> 'hasContact')::boolean as "hasContact"`;
  return row;
};

const open = async (person: "city" | "inspector" | "caller", number: number) =>
  sendAsPage(centre, officePaths.contactOpenings, {
    cookie: await logInAs(centre, person),
    body: { number, purpose: "回访" },
  });

const contactsOf = (device: string) => centre.sql`select seq from rating_contacts where device = ${device}`;

describe("the contact of a rating", () => {
  test("is on its item, opened for a purpose, and never stored or logged in clear", async () => {
    const { device, token } = await rate(1);
    expect((await sendForm(centre, token, given)).status).toBe(303);
    const item = await itemOf(device);
    expect(item?.hasContact).toBe(true);
    expect(await outcomeOf(await open("inspector", item?.number ?? 0))).toBe("permission-missing");
    const opened = await open("city", item?.number ?? 0);
    expect(OpenedContact.parse(await opened.json())).toEqual({ name: "赵阿姨", phone: dialled });
    const tables = await centre.sql<{ name: string }[]>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`;
    for (const { name } of tables) {
      const found = await centre.sql`
        select from ${centre.sql(name)} as each where each::text like ${`%${dialled}%`} or each::text like '%赵阿姨%'`;
      expect([name, found.count]).toEqual([name, 0]);
    }
    expect(log.text()).toContain('"statusCode":303');
    expect(log.text()).not.toMatch(/7777|赵阿姨/);
  });
  test("is replaced by a newer one, and noted on the item once", async () => {
    const { device, token } = await rate(2);
    await sendForm(centre, token, given);
    await sendForm(centre, token, { ...given, contact: { name: "", phone: "（0571）8888-0000", mayCall: true } });
    const number = (await itemOf(device))?.number ?? 0;
    const opened = await open("city", number);
    expect(OpenedContact.parse(await opened.json())).toEqual({ name: null, phone: "057188880000" });
    const noted = await centre.sql`
      select from item_events where item = ${number} and event ->> 'kind' = 'contact-given'`;
    expect(noted.count).toBe(1);
  });
  test("is on an item that a changed rating opens later", async () => {
    const device = await enrolDevice(centre);
    const [token, promptId] = [createToken(), randomUUID()];
    const links = writeLedger(device.id, [ratingDraft({ promptId, level: 5, followUpHash: sha256Hex(token) })]);
    await upload(device, links);
    await sendForm(centre, token, given);
    await upload(device, writeEntries(device.id, endOf(links), [changeDraft(promptId, 1)]));
    expect((await itemOf(device.id))?.hasContact).toBe(true);
  });
  test("that arrives after the reply is noted on the item, whose citizen is called after all", async () => {
    const { device, token } = await rate(1);
    const number = (await itemOf(device))?.number ?? 0;
    await takeSteps(centre, "leader", number, stepsToReply);
    const read = async () => {
      const cookie = await logInAs(centre, "leader");
      return OfficeItem.parse(
        await (await sendAsPage(centre, `${officePaths.item}?number=${number}`, { cookie })).json(),
      );
    };
    expect((await read()).row).toMatchObject({ state: "closed", outcome: "no-contact" });
    expect((await sendForm(centre, token, given)).status).toBe(303);
    expect((await sendForm(centre, token, given)).status).toBe(303);
    const item = await read();
    expect(item.row).toMatchObject({ state: "to-call", outcome: null, due: { day: "2026-03-09" } });
    expect(item.events.map(({ event }) => event.kind).slice(-2)).toEqual(["replied", "contact-given"]);
    const cookie = await logInAs(centre, "caller");
    const { calls } = OfficeCalls.parse(await (await sendAsPage(centre, officePaths.calls, { cookie })).json());
    expect(calls.map((call) => call.number)).toContain(number);
    expect(OpenedContact.parse(await (await open("caller", number)).json())).toEqual({
      name: "赵阿姨",
      phone: dialled,
    });
  });
  test("may come alone: it is no addition to the rating, and the page thanks for it", async () => {
    const { device, token } = await rate(1);
    const alone = { contact: { phone: "139-7777-1234", mayCall: true } };
    const sent = await sendForm(centre, token, alone);
    expect(sent.status).toBe(303);
    const query = sent.headers.get("location") ?? "";
    expect((await pageOf(await openPage(centre, token, { query }))).text).toContain("谢谢，已经收到");
    expect((await centre.sql`select from follow_ups where device = ${device}`).count).toBe(0);
    const number = (await itemOf(device))?.number ?? 0;
    expect(OpenedContact.parse(await (await open("city", number)).json())).toEqual({ name: null, phone: dialled });
    const written = await sendForm(centre, token, { text: "等了一小时" });
    expect(written.status).toBe(303);
    expect((await contactsOf(device)).count).toBe(1);
  });
  test("of a good rating opens no item", async () => {
    const { device, token } = await rate(5);
    expect((await sendForm(centre, token, given)).status).toBe(303);
    expect(await itemOf(device)).toBeUndefined();
    expect((await contactsOf(device)).count).toBe(1);
  });
});

const faults = [
  ["no number", { phone: "", mayCall: true }, "还没有填电话", "phone number is missing"],
  ["a name alone", { name: "赵", phone: "", mayCall: false }, "还没有填电话", "phone number is missing"],
  ["no consent", { phone, mayCall: false }, "还没有勾选", "without ticking"],
  ["letters in the number", { phone: "call me", mayCall: true }, "电话号码不对", "check the phone number"],
  ["too few digits", { phone: "139-7", mayCall: true }, "5 到 15 位数字", "5 to 15 digits"],
  ["signs alone", { phone: "+++---", mayCall: true }, "电话号码不对", "check the phone number"],
  ["a name that is too long", { name: "赵".repeat(41), phone, mayCall: true }, "称呼太长", "name is too long"],
] as const;

test.each(faults)("with %s nothing is stored, and the page says why", async (_what, contact, zh, en) => {
  const { device, token } = await rate(1);
  const form = { text: "慢", contact };
  const refused = await pageOf(await sendForm(centre, token, form));
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(zh);
  expect(refused.text).toContain(`value="${contact.phone}"`);
  expect((await pageOf(await sendForm(centre, token, form, "?lang=en"))).text).toContain(en);
  const alone = await pageOf(await sendForm(centre, token, { contact }));
  expect([alone.status, alone.text.includes(zh)]).toEqual([422, true]);
  expect((await contactsOf(device)).count).toBe(0);
  expect((await pageOf(await openPage(centre, token))).text).not.toContain(phone);
});
