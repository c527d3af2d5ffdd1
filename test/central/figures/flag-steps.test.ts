import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWithin } from "../../../central/accounts/read-within.ts";
import { stateAfter } from "../../../central/figures/signals/flag-state.ts";
import { unresolvedSignals } from "../../../central/figures/signals/unresolved-signals.ts";
import { OfficeFlag, OfficeFlags } from "../../../contract/office/figures/signals.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
const cookies = new Map<string, string>();

/** A flag in the table, as the job stores it. */
const addFlag = async (id: string, unitCode: string, windowNumber: string, firstDay = "2026-03-02"): Promise<void> => {
  await centre.sql`
    insert into flags values (${id}, 'bursts', ${unitCode}, ${windowNumber}, null, 'peers', ${firstDay}, '2026-03-08',
      12, 4, 12, false, 'open')`;
};

const idOf = (place: number): string => `00000000-0000-0000-0000-${String(place).padStart(12, "0")}`;
const own = idOf(1);
const foreign = idOf(2);

beforeAll(async () => {
  centre = await startCentre();
  const people = {
    city: { role: "city" },
    leader: { role: "leader", unitCode: sampleUnitCode },
    supervisor: { role: "supervisor", unitCode: sampleUnitCode, windowNumber: "3" },
  } as const;
  for (const [login, grant] of Object.entries(people)) {
    await addAccount(centre, login, [grant]);
    cookies.set(login, await logInAs(centre, login));
  }
  await addFlag(own, sampleUnitCode, "3");
  await addFlag(foreign, "elsewhere", "1");
});
afterAll(() => centre.stop());

const send = async (login: string, path: string, body?: unknown) => {
  const answer = await sendAsPage(centre, path, { cookie: cookies.get(login), body });
  return answer;
};
const decide = async (login: string, kind: string, id = own) =>
  outcomeOf(await send(login, officePaths.flagDecisions, { id, kind, reason: "请说明当天情况" }));
const answerAs = async (login: string, id = own) =>
  outcomeOf(await send(login, officePaths.flagAnswers, { id, reason: "旅行社集中办理" }));
const read = async (id = own) => OfficeFlag.parse(await (await send("city", `${officePaths.flag}?id=${id}`)).json());
const listed = async (login: string, query = "") =>
  OfficeFlags.parse(await (await send(login, `${officePaths.flags}${query}`)).json());
const days = { from: "2026-03-01", to: "2026-03-31" };
const waiting = async () =>
  (await unresolvedSignals(centre.sql, days)).map(({ unitCode, windowNumber }) => `${unitCode}/${windowNumber}`);

describe("核实", () => {
  test("confirms nothing before the unit was asked, and the unit decides nothing", async () => {
    expect(await decide("city", "confirmed")).toBe("flag-step-refused");
    expect(await answerAs("leader")).toBe("flag-step-refused");
    for (const login of ["leader", "supervisor"]) expect(await decide(login, "cleared")).toBe("permission-missing");
    expect(await answerAs("city")).toBe("permission-missing");
    expect((await read()).events).toEqual([]);
  });
  test("asks, is answered by the unit, decides, and says who and why; each step is in the access log", async () => {
    expect(await waiting()).toEqual([`${sampleUnitCode}/3`, "elsewhere/1"]);
    expect(await decide("city", "asked")).toBe(204);
    expect(await answerAs("supervisor")).toBe(204);
    expect(await answerAs("leader")).toBe(204);
    expect(await decide("city", "confirmed")).toBe(204);
    const { flag, events } = await read();
    expect([flag.state, events.map(({ kind, by }) => [kind, by])]).toEqual([
      "confirmed",
      [
        ["asked", "city"],
        ["answered", "supervisor"],
        ["answered", "leader"],
        ["confirmed", "city"],
      ],
    ]);
    expect(events[1]?.reason).toBe("旅行社集中办理");
    expect(await waiting()).toEqual(["elsewhere/1"]);
    const logged = await centre.sql<{ action: string; actor: string }[]>`
      select action, actor from access_log where action like 'signal-%' order by id`;
    expect(logged.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      "signal-asked city",
      "signal-answered supervisor",
      "signal-answered leader",
      "signal-confirmed city",
    ]);
  });
  test("of another unit does not exist for a unit", async () => {
    expect(await decide("city", "asked", foreign)).toBe(204);
    for (const login of ["leader", "supervisor"]) {
      expect(await answerAs(login, foreign)).toBe("not-found");
      expect(await outcomeOf(await send(login, `${officePaths.flag}?id=${foreign}`))).toBe("not-found");
      expect((await listed(login)).flags.map(({ id }) => id)).toEqual([own]);
    }
    // The second wall, where a query forgets its condition.
    const scope = { isAll: false, units: [], windows: [{ unitCode: sampleUnitCode, windowNumber: "3" }] } as const;
    const seen = await readWithin(centre.sql, scope, async (tx) => [
      (await tx`select id from flags`).length,
      (await tx`select id from flag_events where unit_code = 'elsewhere'`).length,
    ]);
    expect(seen).toEqual([1, 0]);
  });
  test("is never changed or deleted afterwards", async () => {
    await expect(centre.sql`update flag_events set reason = 'other'`).rejects.toThrow("append-only");
    await expect(centre.sql`delete from flag_events`).rejects.toThrow("append-only");
  });
  test("wants a reason", async () => {
    const answer = await send("city", officePaths.flagDecisions, { id: own, kind: "asked", reason: "  " });
    expect(await outcomeOf(answer)).toBe("request-invalid");
  });
});

test("a decision holds for the days that it saw, and not for days after them", () => {
  const asked = { kind: "asked", day: "2026-03-08" } as const;
  const cleared = { kind: "cleared", day: "2026-03-08" } as const;
  expect([stateAfter([], "2026-03-02"), stateAfter([asked], "2026-03-20")]).toEqual(["open", "asked"]);
  expect(stateAfter([asked, cleared], "2026-03-08")).toBe("cleared");
  expect(stateAfter([asked, cleared], "2026-03-09")).toBe("open");
  expect(stateAfter([asked, cleared, { kind: "asked", day: "2026-03-15" }], "2026-03-09")).toBe("asked");
});

test("a list of flags comes in pages, each flag once, window 10 after window 9, and by its filters", async () => {
  const numbers = Array.from({ length: 240 }, (_, at) => at + 1);
  await addUnits(centre.sql, ["pages"]);
  for (const number of numbers) await addFlag(idOf(1_000 + number), "pages", String(number));
  const seen: string[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const text: string = await (
      await send("city", `${officePaths.flags}?unit=pages${after && `&after=${after}`}`)
    ).text();
    expect(text.length).toBeLessThan(200_000);
    const page = OfficeFlags.parse(JSON.parse(text));
    expect(page.flags.length).toBeLessThanOrEqual(100);
    seen.push(...page.flags.map(({ windowNumber }) => windowNumber));
    after = page.next;
  }
  expect(seen).toEqual(numbers.map(String));
  const counted = async (query: string) => (await listed("city", query)).flags.length;
  expect(await counted("?signal=walk-ups")).toBe(0);
  expect(await counted("?state=confirmed&signal=bursts")).toBe(1);
  expect(await counted("?unit=pages&from=2026-03-09")).toBe(0);
  expect(await counted(`?unit=${sampleUnitCode}&from=2026-03-08&to=2026-03-08`)).toBe(1);
});
