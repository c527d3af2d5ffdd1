import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAccessLog } from "../../../central/accounts/read-accounts.ts";
import { accessLogTable } from "../../../central/reports/tables/access-log-table.ts";
import type { AccessAction } from "../../../contract/office/accounts/accesses.ts";
import { AccessLog, accessLogQuestion, accountPaths } from "../../../contract/office/accounts/accounts.ts";
import { complaintsQuestion, opinionsQuestion, surveysQuestion } from "../../../contract/office/feedback.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { ratingsQuestion } from "../../../contract/office/ratings/ratings.ts";
import { explanationsQuestion } from "../../../contract/office/shifts/duty.ts";
import { enrolDevice, upload } from "../../support/centre/device.ts";
import { endOf, opinionDraft, startedDraft, writeEntries, writeLedger } from "../../support/centre/ledger.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sampleWindow } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let cookie: string;
beforeAll(async () => {
  centre = await startCentre();
  await addAccount(centre, "city", [{ role: "city" }]);
  cookie = await logInAs(centre, "city");
});
afterAll(() => centre.stop());

const send = (path: string, body?: unknown) =>
  sendAsPage(centre, path, { cookie, ...(body !== undefined && { body }) });

/** What the log says of `action`, the newest first. */
const logged = async (action: AccessAction) => {
  const { rows } = AccessLog.parse(await (await send(accessLogQuestion.path)).json());
  return rows.filter((row) => row.action === action).map(({ actor, subject }) => [actor, subject]);
};

describe("the access log names", () => {
  test.each<readonly [AccessAction, string]>([
    ["ratings-read", ratingsQuestion.path],
    ["opinions-read", opinionsQuestion.path],
    ["complaints-read", complaintsQuestion.path],
    ["surveys-read", surveysQuestion.path],
    ["explanations-read", explanationsQuestion.path],
  ])("a look, %s, once in a quarter of an hour", async (action, path) => {
    for (const _ of [1, 2]) expect(await outcomeOf(await send(path))).toBe(200);
    expect(await logged(action)).toEqual([["city", {}]]);
  });
  test("a person, beside the login that is stored", async () => {
    await centre.sql`update accounts set name = '王科长' where login = 'city'`;
    await send(ratingsQuestion.path);
    const { rows } = AccessLog.parse(await (await send(accessLogQuestion.path)).json());
    expect(rows.find(({ actor }) => actor === "city")).toMatchObject({ actorKind: "account", actorName: "王科长" });
    expect(rows.filter(({ actorKind }) => actorKind !== "account").every(({ actorName }) => actorName === null)).toBe(
      true,
    );
  });
  test("what was searched for", async () => {
    await send(`${complaintsQuestion.path}?number=261124-K7QM-4TRH`);
    expect(await logged("complaints-read")).toContainEqual(["city", { number: "261124-K7QM-4TRH" }]);
  });

  test("the units of its rows, once each; the export has code and name", async () => {
    const { unitCode } = sampleWindow;
    await send(`${opinionsQuestion.path}?unit=${unitCode}`);
    await send(accountPaths.accounts, {
      ...{ login: "lead", name: "李主任", staff: null },
      grants: [{ role: "leader", unitCode }],
    });
    const { rows, units } = AccessLog.parse(await (await send(accessLogQuestion.path)).json());
    expect(rows.slice(0, 2).map(({ subject }) => JSON.stringify(subject).includes(unitCode))).toEqual([true, true]);
    expect(units).toEqual({ [unitCode]: { zh: "测试服务中心" } });
    const exported: unknown[] = [];
    const table = accessLogTable((after) => readAccessLog(centre.sql, after), "zh");
    for await (const page of table.pages) exported.push(...page.slice(0, 2).map((row) => row[6]));
    expect(exported).toEqual([
      `账号 lead；角色 角色 单位领导 · 单位 ${unitCode} 测试服务中心`,
      `单位 ${unitCode} 测试服务中心`,
    ]);
  });

  test("a revoked device, and a staff number that was unlocked; not a refusal", async () => {
    const device = await enrolDevice(centre);
    for (const outcome of [204, "not-found"]) {
      expect(await outcomeOf(await send(officePaths.revocations, { device: device.id }))).toBe(outcome);
    }
    expect(await logged("device-revoked")).toEqual([["city", { device: device.id }]]);
    const unknown = { unitCode: sampleWindow.unitCode, staffNumber: "9999" };
    expect(await outcomeOf(await send(officePaths.unlocks, unknown))).toBe("not-found");
    expect(await outcomeOf(await send(officePaths.unlocks, { ...unknown, staffNumber: "1001" }))).toBe(204);
    expect(await logged("staff-unlocked")).toEqual([["city", { ...unknown, staffNumber: "1001" }]]);
  });
  test("enrolment codes by their windows, and never a code", async () => {
    const issued = await send(officePaths.enrolmentCodes, { windows: [sampleWindow], hours: 1 });
    expect(issued.status).toBe(201);
    const { codes } = (await issued.json()) as { codes: readonly { readonly code: string }[] };
    expect(await logged("enrolment-codes-issued")).toEqual([["city", { windows: [sampleWindow] }]]);
    const { rows } = AccessLog.parse(await (await send(accessLogQuestion.path)).json());
    expect(JSON.stringify(rows)).not.toContain(codes[0]?.code);
    const refused = { windows: [sampleWindow, { ...sampleWindow, windowNumber: "404" }], hours: 1 };
    expect(await outcomeOf(await send(officePaths.enrolmentCodes, refused))).toBe("window-unknown");
    expect(await logged("enrolment-codes-issued")).toHaveLength(1);
  });
});

describe("a list that is read again", () => {
  /** Looks at the opinions of the office in the log. */
  const looks = async (): Promise<number> => {
    const found = await centre.sql`
      select from access_log where actor = 'reader' and action = 'opinions-read' and subject = '{}'`;
    return found.count;
  };
  const age = (seconds: number) =>
    centre.sql.begin(async (tx) => {
      await tx`alter table access_log disable trigger access_log_append_only`;
      await tx`update access_log set at = at - make_interval(secs => ${seconds}) where actor = 'reader'`;
      await tx`alter table access_log enable trigger access_log_append_only`;
    });

  test("is another look for each row that it shows first, at most one a minute where it grows all the time", async () => {
    await addAccount(centre, "reader", [{ role: "city" }]);
    const reader = await logInAs(centre, "reader");
    const read = () => sendAsPage(centre, opinionsQuestion.path, { cookie: reader });
    const device = await enrolDevice(centre);
    let sent = writeLedger(device.id, [startedDraft()]);
    await upload(device, sent, endOf(sent));
    const arrive = async () => {
      const next = writeEntries(device.id, endOf(sent), [opinionDraft()]);
      sent = [...sent, ...next];
      await upload(device, next, endOf(sent));
    };
    for (const expected of [1, 2, 3, 4, 5, 5]) {
      for (const _ of [1, 2]) await read();
      expect(await looks()).toBe(expected);
      await arrive();
    }
    await age(61);
    for (const expected of [6, 6]) {
      await read();
      expect(await looks()).toBe(expected);
    }
    await arrive();
    await read();
    expect(await looks()).toBe(6);
    await age(15 * 60);
    await read();
    expect(await looks()).toBe(7);
  });
});

test("a change whose entry cannot be stored is not made", async () => {
  const device = await enrolDevice(centre);
  await centre.sql`alter table access_log add constraint no_more check (action <> 'device-revoked') not valid`;
  try {
    expect((await send(officePaths.revocations, { device: device.id })).ok).toBe(false);
    const [row] = await centre.sql`select from devices where id = ${device.id} and revoked_at is null`;
    expect(row).toBeDefined();
  } finally {
    await centre.sql`alter table access_log drop constraint no_more`;
  }
});

test("a look whose entry cannot be stored shows nothing", async () => {
  await addAccount(centre, "other", [{ role: "city" }]);
  const other = await logInAs(centre, "other");
  await centre.sql`alter table access_log add constraint no_more check (actor <> 'other') not valid`;
  try {
    expect((await sendAsPage(centre, ratingsQuestion.path, { cookie: other })).ok).toBe(false);
  } finally {
    await centre.sql`alter table access_log drop constraint no_more`;
  }
});
