import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { needs } from "../../../central/needs.ts";
import { pagesFor } from "../../../central/web/page/pages.ts";
import { permissions } from "../../../contract/office/accounts/permissions.ts";
import { type Grant, roleNames } from "../../../contract/office/accounts/roles.ts";
import { NeedKind, OfficeToday, todayQuestion } from "../../../contract/office/today/needs.ts";
import { enrolDevice, upload } from "../../support/centre/device.ts";
import { explanationDraft } from "../../support/centre/duty-drafts.ts";
import {
  acceptanceWith,
  complaintDraft,
  endOf,
  opinionDraft,
  writeEntries,
  writeLedger,
} from "../../support/centre/ledger.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sampleUnitCode as unitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
const cookies = new Map<string, string>();
const ids = new Map<string, string>();
/** Two of the city office and of the unit: one of them looks for both. */
const people: Readonly<Record<string, readonly Grant[]>> = {
  city: [{ role: "city" }],
  leader: [{ role: "leader", unitCode }],
  deputy: [{ role: "leader", unitCode }],
  supervisor: [{ role: "supervisor", unitCode, windowNumber: "3" }],
  neighbour: [{ role: "supervisor", unitCode, windowNumber: "4" }],
  stranger: [{ role: "leader", unitCode: "OTHER" }],
  it: [{ role: "it" }],
  auditor: [{ role: "auditor" }],
  inspector: [{ role: "inspector" }],
  caller: [{ role: "caller" }],
  staff: [{ role: "staff", unitCode }],
};
beforeAll(async () => {
  centre = await startCentre({ authenticatorRoles: ["auditor"] });
  await centre.sql`
    insert into units (code, name, district, supervision_phone, complaint_room)
    select 'OTHER', name, district, supervision_phone, complaint_room from units`;
  for (const [login, grants] of Object.entries(people)) {
    ids.set(login, await addAccount(centre, login, grants));
    cookies.set(login, await logInAs(centre, login));
  }
});
afterAll(() => centre.stop());

const send = (login: string, path = todayQuestion.path): Promise<Response> => {
  const cookie = cookies.get(login);
  return sendAsPage(centre, path, { ...(cookie !== undefined && { cookie }) });
};

const needsOf = async (login: string): Promise<OfficeToday["needs"]> => {
  const answer = await send(login);
  if (answer.status !== 200) throw new Error(await answer.text());
  return OfficeToday.parse(await answer.json()).needs;
};

/** The persons who see a need, each with its count. */
const seenBy = async (kind: NeedKind): Promise<Readonly<Record<string, number>>> => {
  const seen: Record<string, number> = {};
  for (const login of Object.keys(people).filter((each) => each !== "auditor")) {
    const found = (await needsOf(login)).find((need) => need.kind === kind);
    if (found) seen[login] = found.count;
  }
  return seen;
};

const rowOf = async (login: string, kind: NeedKind) => (await needsOf(login)).find((need) => need.kind === kind);

describe("what needs a person", () => {
  test("is nothing in a new office", async () => {
    for (const login of ["leader", "supervisor", "inspector", "caller", "staff"])
      expect(await needsOf(login)).toEqual([]);
  });

  test("is refused to a person who has yet to set an authenticator, and counted for those who manage accounts", async () => {
    expect(await outcomeOf(await send("auditor"))).toBe("authenticator-required");
    expect(await seenBy("accounts-without-code")).toEqual({ city: 1 });
  });

  test("is what arrived since the last look of a person of the same role and place", async () => {
    const device = await enrolDevice(centre);
    const drafts = [
      opinionDraft(),
      opinionDraft({ windowNumber: "4" }),
      complaintDraft({ acceptance: acceptanceWith({ answerBy: "2020-01-02" }) }),
      complaintDraft({ acceptance: acceptanceWith({ answerBy: "2099-01-02" }) }),
      explanationDraft(),
    ];
    const links = writeLedger(device.id, drafts);
    await upload(device, links, endOf(links));
    expect(await seenBy("opinions-unopened")).toEqual({ city: 2, leader: 2, deputy: 2, supervisor: 1, neighbour: 1 });
    expect(await seenBy("explanations-unopened")).toEqual({ city: 1, leader: 1, deputy: 1, supervisor: 1 });
    expect(await seenBy("complaints-unopened")).toEqual({ city: 2, leader: 2, deputy: 2 });
    expect(await rowOf("leader", "complaints-unopened")).toMatchObject({ count: 2, over: 1, page: "feedback" });
    for (const path of ["complaints", "opinions"]) await send("leader", `/office/v1/${path}`);
    expect(await seenBy("opinions-unopened")).toEqual({ city: 2, supervisor: 1, neighbour: 1 });
    expect(await seenBy("complaints-unopened")).toEqual({ city: 2 });
    const later = writeEntries(device.id, endOf(links), [opinionDraft()]);
    await upload(device, later, endOf([...links, ...later]));
    expect(await seenBy("opinions-unopened")).toEqual({ city: 3, leader: 1, deputy: 1, supervisor: 2, neighbour: 1 });
    const ageMs = Date.now() - Date.parse((await rowOf("deputy", "opinions-unopened"))?.oldestAt ?? "");
    expect(ageMs).toBeLessThan(60_000);
    await send("leader", "/office/v1/opinions");
    expect(await seenBy("opinions-unopened")).toEqual({ city: 3, supervisor: 2, neighbour: 1 });
  });

  test("is a row that came in during the look, and was not shown", async () => {
    await send("supervisor", "/office/v1/opinions");
    await centre.sql`
      update opinions set received_at = (select max(received_at) + interval '1 millisecond' from opinions)
      where (device, epoch, seq) in (select device, epoch, seq from opinions where window_number = '3' limit 1)`;
    expect(await seenBy("opinions-unopened")).toMatchObject({ supervisor: 1, leader: 1 });
  });

  test("is a question for the one whose step is next", async () => {
    const id = "00000000-0000-0000-0000-000000000001";
    await centre.sql`
      insert into flags values (${id}, 'bursts', ${unitCode}, '3', null, 'own-history', '2026-03-02', '2026-03-06', 14, 9,
        14, false, 'open')`;
    expect(await seenBy("signals-open")).toEqual({ city: 1 });
    expect(await rowOf("city", "signals-open")).toEqual({
      ...{ kind: "signals-open", count: 1, over: null, oldestAt: "2026-03-06" },
      ...{ page: "signals", filters: { state: "open" } },
    });
    const asked = { id, kind: "asked", reason: "当天发生了什么？" };
    const answer = await sendAsPage(centre, "/office/v1/flag-decisions", {
      body: asked,
      cookie: cookies.get("city"),
    });
    expect(answer.status).toBe(204);
    expect([await seenBy("signals-open"), await seenBy("signals-asked")]).toEqual([
      {},
      { leader: 1, deputy: 1, supervisor: 1 },
    ]);
    const ageMs = Date.now() - Date.parse((await rowOf("leader", "signals-asked"))?.oldestAt ?? "");
    expect(ageMs).toBeLessThan(60_000);
    await sendAsPage(centre, "/office/v1/flag-answers", {
      body: { id, reason: "系统停机" },
      cookie: cookies.get("leader"),
    });
    expect([await seenBy("signals-asked"), await seenBy("signals-answered")]).toEqual([{}, { city: 1 }]);
  });

  test("is a silent device for those who repair it and for its unit", async () => {
    const { id } = await enrolDevice(centre);
    await centre.sql`
      update devices set watched_status = 'lost', last_seen_at = now() - interval '3 days' where id = ${id}`;
    expect(await seenBy("devices-lost")).toEqual({ city: 1, it: 1 });
    expect(await rowOf("it", "devices-lost")).toMatchObject({ page: "devices", filters: { state: "lost" } });
    expect(await seenBy("devices-silent")).toEqual({ leader: 1, deputy: 1 });
    await centre.sql`
      update devices set watched_status = 'quiet', last_seen_at = now() - interval '3 hours',
        health = '{"unsent": 3, "oldestUnsentMs": 90000000}', health_at = now() where id = ${id}`;
    expect([await seenBy("devices-silent"), await seenBy("devices-quiet"), await seenBy("entries-unsent")]).toEqual([
      {},
      { city: 1, it: 1 },
      { city: 1, it: 1 },
    ]);
    await centre.sql`update devices set watched_status = 'live', health = '{}' where id = ${id}`;
    expect([await seenBy("devices-quiet"), await seenBy("entries-unsent")]).toEqual([{}, {}]);
  });

  test("is an open alert, a month that has ended and is not frozen, and a roll-out under way", async () => {
    const { id } = await enrolDevice(centre);
    await centre.sql`insert into alerts (device, kind, raised_at) values (${id}, 'device-lost', now())`;
    expect(await seenBy("alerts-open")).toEqual({ city: 1, it: 1 });
    await centre.sql`
      insert into published_lines (kind, unit_code, key, first_day, is_partial)
      select 'all', '', '', day, false from unnest(array['2026-01-05', '2026-02-02', '2026-02-09']) as day`;
    expect(await seenBy("month-to-freeze")).toEqual({ city: 2 });
    expect(await rowOf("city", "month-to-freeze")).toMatchObject({
      // The end of the month at the office.
      oldestAt: "2026-01-31T16:00:00.000Z",
      filters: { from: "2026-01-01", to: "2026-01-31" },
    });
    await centre.sql`
      insert into policy_rollouts (number, version, effective_at, made_at) values (1, 0, now() - interval '1 hour', now())`;
    expect(await seenBy("rollouts-running")).toEqual({ city: 1, it: 1 });
  });

  test("is an own export that failed, or that waits to be fetched, and no other person's", async () => {
    const add = async (login: string, state: string): Promise<string> => {
      const isDone = state === "done";
      const [job] = await centre.sql<{ id: string }[]>`
        insert into jobs (account, work, state, problem, file_name, media_type, byte_count, ended_at)
        values (${ids.get(login) ?? ""}, '{"kind": "figures", "query": {}}', ${state},
          ${isDone ? null : centre.sql.json({ code: "internal" })}, ${isDone ? "a.csv" : null}, ${isDone ? "text/csv" : null},
          ${isDone ? 0 : null}, now())
        returning id`;
      return job?.id ?? "";
    };
    await add("staff", "failed");
    const done = await add("inspector", "done");
    expect([await seenBy("exports-failed"), await seenBy("exports-done")]).toEqual([{ staff: 1 }, { inspector: 1 }]);
    expect((await send("inspector", `/office/v1/jobs/${done}/file`)).status).toBe(200);
    expect(await seenBy("exports-done")).toEqual({});
  });
});

describe("the list of needs", () => {
  test("names each kind once, in the order of the contract", () => {
    expect(needs.map(({ kind }) => kind).toSorted()).toEqual([...NeedKind.options].toSorted());
  });

  test("leads each role to a page that is open to it", () => {
    const led = needs.flatMap(({ kind, page, may, roles }) =>
      roleNames
        .filter((role) => may === "person" || (roles ?? permissions[may]).some((each) => each === role))
        .map((role) => ({ kind, page, role })),
    );
    const isOpen = ({ page, role }: (typeof led)[number]): boolean => {
      const own = Object.entries(permissions).flatMap(([name, of]) =>
        (of as readonly string[]).includes(role) ? [name as keyof typeof permissions] : [],
      );
      return pagesFor(own).some(({ path }) => path === page);
    };
    expect(led.length).toBeGreaterThan(25);
    expect(led.filter((each) => !isOpen(each))).toEqual([]);
  });
});
