import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWithin } from "../../../central/accounts/read-within.ts";
import {
  cardApprovalsPath,
  cardReturnsPath,
  cardSubmissionsPath,
  cardsQuestion,
  cardWithdrawalsPath,
  OfficeCards,
} from "../../../contract/office/public/cards.ts";
import {
  ColumnTexts,
  columnPath,
  columnSwitchesPath,
  columnTextsPath,
  columnUnitsQuestion,
} from "../../../contract/office/public/column.ts";
import { OfficeToday, todayQuestion } from "../../../contract/office/today/needs.ts";
import { HttpProblem } from "../../../contract/problems/http-problem.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const [parent, other] = ["330100-OVER", "330100-OTHER"];
let nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await addUnits(centre.sql, [parent, other]);
  await centre.sql`update units set parent_code = ${parent} where code = ${sampleUnitCode}`;
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "leader above", [{ role: "leader", unitCode: parent }]);
  await addAccount(centre, "other", [{ role: "leader", unitCode: other }]);
  await addAccount(centre, "supervisor", [{ role: "supervisor", unitCode: sampleUnitCode, windowNumber: "3" }]);
  for (const role of ["city", "inspector", "it"] as const) await addAccount(centre, role, [{ role }]);
  await ask("leader", columnSwitchesPath, { unit: sampleUnitCode, isOn: true });
});
afterAll(() => centre.stop());

const ask = async (login: string, path: string, body?: unknown): Promise<Response> =>
  sendAsPage(centre, path, { cookie: await logInAs(centre, login), ...(body !== undefined && { body }) });
const usual = {
  ...{ unit: sampleUnitCode, month: "2026-02", title: "少跑一趟" },
  ...{ said: "材料要复印两次。", changed: "窗口替群众复印。" },
};
const send = async (login: string, changes: Readonly<Record<string, unknown>> = {}) => {
  const id = randomUUID();
  return { id, outcome: await outcomeOf(await ask(login, cardSubmissionsPath, { id, seen: 0, ...usual, ...changes })) };
};
const sent = async (changes: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { id, outcome } = await send("leader", changes);
  expect(outcome).toBe(204);
  return id;
};
const approve = async (card: string, seen = 1, login = "city") =>
  outcomeOf(await ask(login, cardApprovalsPath, { card, seen }));
const giveBack = async (card: string, seen = 1, login = "city") =>
  outcomeOf(await ask(login, cardReturnsPath, { card, seen, reason: "请写明改了什么" }));
const withdraw = async (login: string, card: string, seen: number) =>
  outcomeOf(await ask(login, cardWithdrawalsPath, { card, seen, reason: "已不再这样办" }));
const cards = async (login: string, query = "") =>
  OfficeCards.parse(await (await ask(login, `${cardsQuestion.path}${query}`)).json());
const stateOf = async (id: string) => (await cards("city")).rows.find((row) => row.id === id)?.state;
const needsOf = async (login: string) =>
  OfficeToday.parse(await (await ask(login, todayQuestion.path)).json())
    .needs.filter(({ kind }) => kind.startsWith("cards-"))
    .map(({ kind, count, page, filters }) => ({ kind, count, page, filters }));
const texts = async () => {
  nowMs += 61_000;
  return ColumnTexts.parse(await (await fetch(centre.url + columnTextsPath(sampleUnitCode))).json());
};
const page = async () => (await fetch(centre.url + columnPath(sampleUnitCode))).text();

describe("a card", () => {
  test("is sent by a leader of the unit or of one above alone", async () => {
    for (const login of ["city", "supervisor", "inspector", "it"])
      expect((await send(login)).outcome).toBe("permission-missing");
    expect((await send("other")).outcome).toBe("not-found");
    expect((await send("leader", { unit: "unknown" })).outcome).toBe("not-found");
    for (const changes of [{ title: " " }, { said: "行".repeat(301) }, { changed: "a\0" }, { month: "2026-13" }])
      expect((await send("leader", changes)).outcome).toBe("request-invalid");
    expect((await send("leader", { month: "2026-04" })).outcome).toBe("card-month-unfit");
    expect(await cards("city")).toMatchObject({ rows: [], counts: { sent: 0 } });
    const { id, outcome } = await send("leader above");
    expect([outcome, await withdraw("leader above", id, 1)]).toEqual([204, 204]);
  });

  test("is in public once the city office has approved it, and until it is withdrawn", async () => {
    const id = await sent();
    expect(await needsOf("city")).toEqual([{ kind: "cards-to-approve", count: 1, page: "column", filters: {} }]);
    expect((await texts()).cards).toEqual([]);
    for (const login of ["leader", "leader above", "inspector"])
      expect([await approve(id, 1, login), await giveBack(id, 1, login)]).toEqual([
        "permission-missing",
        "permission-missing",
      ]);
    expect(await approve(id)).toBe(204);
    expect(await needsOf("city")).toEqual([]);
    const { unit: _, ...shown } = usual;
    expect((await texts()).cards).toEqual([shown]);
    expect(await page()).toContain("窗口替群众复印。");
    expect(await withdraw("other", id, 2)).toBe("not-found");
    expect(await withdraw("leader", id, 2)).toBe(204);
    expect([(await texts()).cards, (await page()).includes("窗口替群众复印。")]).toEqual([[], false]);
    expect(await approve(id, 3)).toBe("card-moved");
  });

  test("comes back with a reason, and is sent again with other texts", async () => {
    const id = await sent();
    expect(await giveBack(id)).toBe(204);
    expect(await needsOf("leader")).toEqual([
      { kind: "cards-returned", count: 1, page: "column", filters: { "card-state": "returned" } },
    ]);
    const [row] = (await cards("leader", "?state=returned")).rows;
    expect(row).toMatchObject({
      id,
      step: 2,
      state: "returned",
      reason: "请写明改了什么",
      by: "city",
      sentBy: "leader",
    });
    const again = { id, seen: 2, ...usual, changed: "从三月起窗口替群众复印。" };
    expect(await outcomeOf(await ask("other", cardSubmissionsPath, { ...again, unit: other }))).toBe("not-found");
    expect(await outcomeOf(await ask("leader", cardSubmissionsPath, again))).toBe(204);
    expect(await approve(id, 3)).toBe(204);
    expect((await texts()).cards.map(({ changed }) => changed)).toEqual(["从三月起窗口替群众复印。"]);
    expect(await withdraw("city", id, 4)).toBe(204);
  });

  test("takes each step once, also where two persons or a double click ask at once", async () => {
    const id = randomUUID();
    const body = { id, seen: 0, ...usual };
    const twice = await Promise.all([1, 2].map(async () => outcomeOf(await ask("leader", cardSubmissionsPath, body))));
    expect(twice.toSorted()).toEqual([204, "card-moved"]);
    const both = await Promise.all([approve(id), giveBack(id)]);
    expect(both.toSorted()).toEqual([204, "card-moved"]);
    expect(await withdraw("leader", id, 1)).toBe("card-moved");
    expect(await withdraw("leader", id, 2)).toBe(204);
    expect(await outcomeOf(await ask("leader", cardSubmissionsPath, { ...body, seen: 3 }))).toBe("card-moved");
    expect(await outcomeOf(await ask("city", cardApprovalsPath, { card: randomUUID(), seen: 1 }))).toBe("not-found");
  });

  test("is listed to those who lead its unit, and to the city office", async () => {
    const id = await sent();
    const ids = async (login: string, query = "") => (await cards(login, query)).rows.map((row) => row.id);
    expect(await ids("city", "?state=sent")).toEqual([id]);
    for (const login of ["leader", "leader above"]) expect(await ids(login)).toContain(id);
    expect(await ids("other")).toEqual([]);
    expect(await outcomeOf(await ask("inspector", cardsQuestion.path))).toBe("permission-missing");
    const units = async (login: string) =>
      ((await (await ask(login, columnUnitsQuestion.path)).json()) as { units: { unitCode: string }[] }).units.map(
        ({ unitCode }) => unitCode,
      );
    expect([await units("leader"), await units("leader above"), await units("other")]).toEqual([
      [sampleUnitCode],
      [sampleUnitCode, parent].toSorted(),
      [other],
    ]);
    const seenBy = (unit: string) =>
      readWithin(centre.sql, { isAll: false, units: [unit], windows: [] }, async (tx) => {
        const [row] = await tx<{ count: number }[]>`select count(*)::int as count from public_card_events`;
        return row?.count ?? 0;
      });
    expect([(await seenBy(sampleUnitCode)) > 0, await seenBy(other)]).toEqual([true, 0]);
    expect(await withdraw("leader", id, 1)).toBe(204);
  });

  test("cannot be changed in the database", async () => {
    const { sql } = centre;
    for (const statement of [
      ...["delete from public_cards", "update public_cards set unit_code = ''", "truncate public_cards cascade"],
      ...["delete from public_card_events", "update public_card_events set step = 9", "truncate public_card_events"],
    ]) {
      await expect(sql.ofLibrary(statement)).rejects.toThrow("append-only");
      const asReader = sql.begin(async (tx) => {
        await tx`set local role counterstar_reader`;
        await tx.ofLibrary(statement);
      });
      await expect(asReader).rejects.toThrow("permission denied");
    }
  });
});

describe("personal data in a card", () => {
  const addStaff = (unitCode: string, number: string, zh: string) => centre.sql`
    insert into staff (unit_code, number, name, post, political_status, duties, commitments, honours, pin, pin_given)
    select ${unitCode}, ${number}, ${centre.sql.json({ zh })}, post, political_status, duties, commitments, '[]', pin,
      pin_given
    from staff limit 1`;

  test("is refused before it is sent, with its place", async () => {
    const answer = await ask("leader", cardSubmissionsPath, {
      ...{ id: randomUUID(), seen: 0, ...usual, said: "请打13800138000。" },
    });
    expect(HttpProblem.parse(await answer.json())).toMatchObject({
      ...{ code: "personal-data-phone", status: 422 },
      title: "没有记录：“群众说”第 3 个字起（138…）像电话号码，不能公开。请删去。",
    });
    await addStaff(other, "7001", "欧阳小芳");
    await addStaff(other, "7002", "高峰");
    expect((await send("leader", { changed: "欧阳小芳改了。" })).outcome).toBe("personal-data-name");
    // A word of another unit's name; two characters are a name in the own unit alone.
    const id = await sent({ changed: "早高峰加开窗口。" });
    expect(await withdraw("leader", id, 1)).toBe(204);
    await addStaff(sampleUnitCode, "7003", "高峰");
    expect((await send("leader", { changed: "早高峰加开窗口。" })).outcome).toBe("personal-data-name");
  });

  test("is refused before approval, and withheld afterwards, where the roster has changed since", async () => {
    const [waiting, approved] = [await sent({ title: "诸葛小明改" }), await sent({ title: "司马小红改" })];
    expect(await approve(approved)).toBe(204);
    expect((await texts()).cards.length).toBe(1);
    await addStaff(other, "7004", "诸葛小明");
    await addStaff(other, "7005", "司马小红");
    expect(await approve(waiting)).toBe("personal-data-name");
    expect([(await texts()).cards, (await page()).includes("司马小红")]).toEqual([[], false]);
    expect((await cards("leader")).rows.find(({ id }) => id === approved)?.isWithheld).toBe(true);
    expect(await stateOf(waiting)).toBe("sent");
  });
});
