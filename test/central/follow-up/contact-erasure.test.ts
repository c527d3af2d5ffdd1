import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseContacts } from "../../../central/rectification/erase-contacts.ts";
import { addItemEvent } from "../../../central/rectification/item-store.ts";
import { stepTimes } from "../../../central/rectification/step-times.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { ItemEvent } from "../../../contract/office/rectification/item-events.ts";
import { ItemRules, usualItemRules } from "../../../contract/office/rectification/item-rules.ts";
import { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { changePolicy } from "../../support/centre/change-policy.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { giveRating, sendForm } from "../../support/centre/follow-up.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const dayMs = 24 * 60 * 60 * 1000;
const beginMs = Date.parse("2026-03-04T10:12:00+08:00");
let nowMs = beginMs;
let dataFolder: string;
let centre: TestCentre;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "counterstar-erasure-"));
  centre = await startCentre({ dataFolder, clock: () => nowMs });
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
});
afterAll(async () => {
  await centre.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** The device of a rating whose citizen left a contact. */
const withContact = async (level: number): Promise<string> => {
  const device = await enrolDevice(centre);
  const { token } = await giveRating(device, { level });
  const form = { text: "等了一小时", contact: { name: "赵阿姨", phone: "139 7777 1234", mayCall: true } };
  expect((await sendForm(centre, token, form)).status).toBe(303);
  return device.id;
};

const itemOf = async (device: string): Promise<number> => {
  const [row] = await centre.sql<{ number: number }[]>`
    update items set is_listed = true where device = ${device} returning number`;
  return row?.number ?? 0;
};

const ask = async (person: "city" | "leader", path: string, body?: unknown): Promise<Response> =>
  sendAsPage(centre, path, { cookie: await logInAs(centre, person), ...(body !== undefined && { body }) });
const read = async (number: number) =>
  OfficeItem.parse(await (await ask("city", `${officePaths.item}?number=${number}`)).json());
const step = async (person: "city" | "leader", number: number, event: ItemEvent): Promise<void> => {
  const { seen } = await read(number);
  expect(await outcomeOf(await ask(person, officePaths.itemEvents, { number, seen, event }))).toBe(204);
};

const kept = async (): Promise<readonly string[]> => {
  const rows = await centre.sql<{ device: string }[]>`select device from rating_contacts`;
  return rows.map(({ device }) => device).toSorted();
};

test("contacts are erased 90 days after their item is closed, or after they were given where no item stands", async () => {
  const [good, open, closed] = [await withContact(5), await withContact(1), await withContact(1)];
  await itemOf(open);
  const number = await itemOf(closed);
  nowMs = beginMs + 10 * dayMs;
  await step("leader", number, { kind: "appealed", reason: "按错了" });
  await step("city", number, { kind: "appeal-decided", isUpheld: true, reason: "属实" });
  // A citizen who acts later keeps the own contact no longer.
  const changed = { number, by: null, event: { kind: "rating-changed", level: 4 } } as const;
  const changedAt = new Date(beginMs + 60 * dayMs);
  await centre.sql.begin(async (tx) => addItemEvent(tx, { ...changed, at: changedAt }, await stepTimes(tx)));

  expect(await eraseContacts(centre.sql, beginMs + 90 * dayMs)).toBe(0);
  expect(await eraseContacts(centre.sql, beginMs + 91 * dayMs)).toBe(1);
  expect(await kept()).toEqual([open, closed].toSorted());
  expect((await read(number)).contactErasedAt).toBeNull();
  expect(await eraseContacts(centre.sql, beginMs + 101 * dayMs)).toBe(1);
  expect(await eraseContacts(centre.sql, beginMs + 101 * dayMs)).toBe(0);
  expect(await kept()).toEqual([open]);
  expect((await read(number)).contactErasedAt).toBe(new Date(beginMs + 101 * dayMs).toISOString());
  const noted = await centre.sql<{ device: string }[]>`select device from contact_erasures`;
  expect(noted.map(({ device }) => device).toSorted()).toEqual([good, closed].toSorted());
});

test("a centre erases when it starts", async () => {
  const device = await withContact(4);
  expect(await kept()).toContain(device);
  nowMs += 91 * dayMs;
  await centre.stop();
  centre = await startCentre({ dataFolder, clock: () => nowMs });
  await expect.poll(kept).not.toContain(device);
});

test("the days are those of the policy in force, 30 to 365", async () => {
  const [device] = [await withContact(5), await withContact(1)];
  const givenAtMs = nowMs;
  const setDays = (contactDays: number, atMs: number) =>
    changePolicy(centre.sql, { rectification: { ...usualItemRules, contactDays } }, new Date(atMs));
  await setDays(365, givenAtMs);
  await setDays(30, givenAtMs + 200 * dayMs);
  expect(await eraseContacts(centre.sql, givenAtMs + 199 * dayMs)).toBe(0);
  expect(await kept()).toContain(device);
  expect(await eraseContacts(centre.sql, givenAtMs + 201 * dayMs)).toBe(1);
  expect(await kept()).not.toContain(device);
  for (const contactDays of [29, 366])
    expect(ItemRules.safeParse({ ...usualItemRules, contactDays }).success, String(contactDays)).toBe(false);
  // Of the versions that were stored before there were days.
  const { contactDays: _, ...older } = usualItemRules;
  expect(ItemRules.parse(older)).toEqual(usualItemRules);
});

test("nothing is erased under a policy that cannot be read", async () => {
  await centre.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update policy_versions set content = jsonb_set(content, '{rectification,contactDays}', '"long"')
      where content ? 'rectification'`;
  });
  await expect(eraseContacts(centre.sql, nowMs + 400 * dayMs)).rejects.toThrow();
});
