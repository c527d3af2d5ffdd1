import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccessAction } from "../../../contract/office/accounts/accesses.ts";
import { AccessLog, accessLogQuestion } from "../../../contract/office/accounts/accounts.ts";
import { complaintsQuestion, opinionsQuestion, surveysQuestion } from "../../../contract/office/feedback.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { ratingsQuestion } from "../../../contract/office/ratings/ratings.ts";
import { explanationsQuestion } from "../../../contract/office/shifts/duty.ts";
import { enrolDevice } from "../../support/centre/device.ts";
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
