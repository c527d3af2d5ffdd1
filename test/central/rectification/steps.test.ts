import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeCalls, OpenedContact } from "../../../contract/office/rectification/calls.ts";
import type { ItemEvent } from "../../../contract/office/rectification/item-events.ts";
import { OfficeItem, OfficeItems } from "../../../contract/office/rectification/items.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { complaintDraft, ratingDraft } from "../../support/centre/ledger.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { addUnits, sampleUnitCode, sampleWindow } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { complaintTo, complaintWords, openedItems } from "../../support/rectification/complaints.ts";

let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let centre: TestCentre;
let supervisorId: string;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, ["330100-OTHER"]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "elsewhere", [{ role: "leader", unitCode: "330100-OTHER" }]);
  supervisorId = await addAccount(centre, "supervisor", [{ role: "supervisor", ...sampleWindow }]);
  for (const role of ["city", "inspector", "auditor", "it"] as const) await addAccount(centre, role, [{ role }]);
  await addAccount(centre, "caller", [{ role: "caller" }]);
});
afterAll(() => centre.stop());

type Person = "leader" | "elsewhere" | "supervisor" | "city" | "caller" | "inspector" | "auditor" | "it";

/** The clock goes on; a session ends within hours, so each request logs in. */
const ask = async (person: Person, path: string, body?: unknown): Promise<Response> =>
  sendAsPage(centre, path, { cookie: await logInAs(centre, person), ...(body !== undefined && { body }) });

const read = async (person: Person, number: number) =>
  OfficeItem.parse(await (await ask(person, `${officePaths.item}?number=${number}`)).json());
const list = async (person: Person, query = "") => {
  const answer = await ask(person, officePaths.items + query);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return OfficeItems.parse(JSON.parse(text));
};
const calls = async () => OfficeCalls.parse(await (await ask("caller", officePaths.calls)).json());

const step = async (person: Person, number: number, event: ItemEvent) => {
  const { seen } = await read("auditor", number);
  return outcomeOf(await ask(person, officePaths.itemEvents, { number, seen, event }));
};

const call = async (number: number, result: string) => {
  const { seen } = await read("auditor", number);
  return outcomeOf(await ask("caller", officePaths.calls, { number, seen, result }));
};

const at = (time: string): void => {
  nowMs = Date.parse(`${time}:00+08:00`);
};

test("an item of a running shift is shown to nobody; when the shift is over, to its unit and no other one", async () => {
  at("2026-03-02T09:00");
  const shiftId = randomUUID();
  const device = await enrolDevice(centre);
  const drafts = [ratingDraft({ level: 1, shiftId })];
  await sendEpoch(device, drafts);
  await centre.rollUp();
  const [item] = await centre.sql<{ number: number }[]>`select number from items where device = ${device.id}`;
  const number = item?.number ?? 0;
  for (const person of ["city", "leader", "supervisor"] as const) {
    expect((await list(person)).items).toEqual([]);
    expect((await list(person)).counts).toEqual([]);
    expect(await outcomeOf(await ask(person, `${officePaths.item}?number=${number}`))).toBe("not-found");
  }
  expect(
    await outcomeOf(
      await ask("leader", officePaths.itemEvents, { number, seen: 1, event: { kind: "assigned", to: supervisorId } }),
    ),
  ).toBe("not-found");

  at("2026-03-03T10:00");
  await centre.rollUp();
  for (const person of ["city", "leader", "supervisor", "auditor", "inspector"] as const) {
    const { items, counts } = await list(person);
    expect(items.map(({ number: each, state, due }) => [each, state, due?.day])).toEqual([
      [number, "to-verify", "2026-03-03"],
    ]);
    expect(counts).toEqual([{ state: "to-verify", count: 1, over: 0 }]);
  }
  expect((await read("leader", number)).rating?.negative?.level).toBe(1);
  expect((await list("elsewhere")).items).toEqual([]);
  expect(await outcomeOf(await ask("elsewhere", `${officePaths.item}?number=${number}`))).toBe("not-found");
  expect(await outcomeOf(await ask("it", officePaths.items))).toBe("permission-missing");
  expect(await outcomeOf(await ask("caller", officePaths.items))).toBe("permission-missing");
});

test("from a complaint to a satisfied citizen, in two rounds: twelve events", async () => {
  at("2026-03-04T10:12");
  const [number = 0] = await openedItems(centre, (device) => complaintTo(device));
  expect(await read("leader", number)).toMatchObject({
    complaint: { text: complaintWords.text },
    hasContact: true,
    verifyDue: { day: "2026-03-05" },
    due: { day: "2026-03-11", isProvisional: false },
  });
  at("2026-03-05T09:00");
  expect(
    await step("supervisor", number, { kind: "verified", finding: "rectify", rootCause: "no such" as never }),
  ).toBe("request-invalid");
  expect(await step("supervisor", number, { kind: "verified", finding: "rectify", rootCause: "none-such" })).toBe(
    "item-root-cause-unknown",
  );
  expect(await step("supervisor", number, { kind: "verified", finding: "rectify", rootCause: "guidance" })).toBe(204);
  at("2026-03-09T09:00");
  const bare = { kind: "rectified" as const, action: "重新培训", evidence: [] };
  expect(await step("supervisor", number, bare)).toBe("item-incomplete");
  expect(await step("supervisor", number, { ...bare, withoutEvidence: "口头培训" })).toBe(204);
  at("2026-03-11T16:50");
  expect(await step("supervisor", number, { kind: "replied", text: "已整改" })).toBe("permission-missing");
  expect(await step("leader", number, { kind: "replied", text: "已整改，谢谢您" })).toBe(204);

  at("2026-03-13T09:00");
  expect(await step("leader", number, { kind: "called", result: "satisfied" })).toBe("permission-missing");
  expect((await calls()).calls.map((each) => [each.number, each.reply, each.due?.day])).toEqual([
    [number, "已整改，谢谢您", "2026-03-16"],
  ]);
  expect(await call(number, "dissatisfied")).toBe(204);
  expect(await read("leader", number)).toMatchObject({
    row: { round: 2, state: "to-rectify" },
    due: { day: "2026-03-20" },
    isSigned: false,
  });
  expect(await step("leader", number, { kind: "round-signed" })).toBe(204);
  at("2026-03-18T09:00");
  expect(await step("leader", number, { kind: "delay-asked", days: 11, reason: "等设备" })).toBe("item-delay-too-long");
  expect(await step("leader", number, { kind: "delay-asked", days: 5, reason: "等设备" })).toBe(204);
  expect((await list("city", "?delay=asked")).items.map((each) => each.number)).toEqual([number]);
  expect(await step("city", number, { kind: "delay-decided", isGranted: false, reason: "已有备用设备" })).toBe(204);
  at("2026-03-19T09:00");
  expect(await step("supervisor", number, { ...bare, withoutEvidence: "设备已换" })).toBe(204);
  expect(await step("leader", number, { kind: "replied", text: "设备已换" })).toBe(204);
  at("2026-03-20T09:00");
  expect(await call(number, "satisfied")).toBe(204);
  const done = await read("leader", number);
  expect(done.row).toMatchObject({ state: "closed", outcome: "satisfied", round: 2, due: null });
  expect(done.events.map(({ event, by }) => [event.kind, by?.role ?? null])).toEqual([
    ["opened", null],
    ["contact-given", null],
    ["verified", "supervisor"],
    ["rectified", "supervisor"],
    ["replied", "leader"],
    ["called", "caller"],
    ["round-signed", "leader"],
    ["delay-asked", "leader"],
    ["delay-decided", "city"],
    ["rectified", "supervisor"],
    ["replied", "leader"],
    ["called", "caller"],
  ]);
  expect((await list("leader", "?state=closed")).items.map((each) => each.number)).toEqual([number]);
});

test("a unit cannot decide its own appeal, and appeals once", async () => {
  at("2026-03-04T11:00");
  const [number = 0] = await openedItems(centre, (device) => complaintTo(device));
  expect(await step("leader", number, { kind: "appealed", reason: "按错了" })).toBe(204);
  expect((await read("leader", number)).steps).not.toContain("appeal-decided");
  expect(await step("leader", number, { kind: "appeal-decided", isUpheld: true, reason: "属实" })).toBe(
    "permission-missing",
  );
  expect((await read("city", number)).steps).toEqual(["appeal-decided"]);
  expect(await step("city", number, { kind: "appeal-decided", isUpheld: true, reason: "录像属实" })).toBe(204);
  expect((await read("leader", number)).row).toMatchObject({ state: "closed", outcome: "set-aside" });
  expect(await step("leader", number, { kind: "appealed", reason: "再来" })).toBe("item-step-unfit");
  expect(await step("inspector", number, { kind: "supervised", reason: "抽查" })).toBe(204);
  expect(await step("leader", number, { kind: "appealed", reason: "再来" })).toBe("item-appealed-before");
});

test("of two people who act at once one wins, and the other is told", async () => {
  at("2026-03-04T11:00");
  const [number = 0] = await openedItems(centre, (device) => complaintTo(device));
  const verified = { kind: "verified", finding: "rectify", rootCause: "skill" } as const;
  const cookies = [await logInAs(centre, "leader"), await logInAs(centre, "supervisor")];
  const { seen } = await read("auditor", number);
  const outcomes = await Promise.all(
    cookies.map(async (cookie) =>
      outcomeOf(await sendAsPage(centre, officePaths.itemEvents, { cookie, body: { number, seen, event: verified } })),
    ),
  );
  expect(outcomes.toSorted()).toEqual([204, "item-step-unfit"]);
});

describe("a contact", () => {
  const openAs = (person: Person, number: number, purpose = "回访") =>
    ask(person, officePaths.contactOpenings, { number, purpose });

  test("is opened for a purpose, which the item shows; by the caller only while a call waits", async () => {
    at("2026-03-04T11:00");
    const [number = 0] = await openedItems(centre, (device) => complaintTo(device));
    expect(await outcomeOf(await openAs("caller", number))).toBe("not-found");
    expect(await outcomeOf(await openAs("inspector", number))).toBe("permission-missing");
    expect(await outcomeOf(await openAs("elsewhere", number))).toBe("not-found");
    expect(await outcomeOf(await openAs("leader", number, " "))).toBe("request-invalid");
    expect(OpenedContact.parse(await (await openAs("leader", number, "核实经过")).json())).toEqual({
      name: complaintWords.contactName,
      phone: complaintWords.contactPhone,
    });
    const { looks } = await read("city", number);
    expect(looks.filter(({ purpose }) => purpose !== null).map(({ by, purpose }) => [by, purpose])).toEqual([
      ["leader", "核实经过"],
    ]);
    const logged = await centre.sql`select from access_log where subject::text || coalesce(purpose, '') like '%138%'`;
    expect(logged.count).toBe(0);
  });

  test("that nobody left makes an item without a call", async () => {
    at("2026-03-04T11:00");
    const [number = 0, unsealed = 0] = await openedItems(
      centre,
      (device) => complaintTo(device, { contactPhone: null }),
      () => complaintDraft(),
    );
    expect((await read("leader", number)).hasContact).toBe(false);
    expect((await read("leader", unsealed)).complaint).toBeNull();
    expect(await outcomeOf(await openAs("leader", number))).toBe("not-found");
  });
});
