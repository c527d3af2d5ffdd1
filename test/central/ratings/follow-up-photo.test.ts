import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWithin } from "../../../central/accounts/read-within.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import type { Scope } from "../../../contract/office/accounts/permissions.ts";
import { roleNames } from "../../../contract/office/accounts/roles.ts";
import { type FollowUpPhoto, followUpPhotoUrl, ratingsQuestion } from "../../../contract/office/ratings/ratings.ts";
import { askOffice } from "../../support/centre/ask-office.ts";
import { enrolDevice, type TestDevice } from "../../support/centre/device.ts";
import { endDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import { createToken, giveRating, sendPhotos } from "../../support/centre/follow-up.ts";
import { grantOfRole } from "../../support/centre/grant-of-role.ts";
import { ratingDraft } from "../../support/centre/ledger.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { addUnits } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { photoOfPlace, planted, plantedLatitude } from "../../support/files/hostile-files.ts";

let centre: TestCentre;
let device: TestDevice;
let photo: FollowUpPhoto;

const someShift = "22222222-2222-4222-8222-222222222222";
const sent = { text: "排了一小时", mayPublish: true };

beforeAll(async () => {
  centre = await startCentre();
  await addUnits(centre.sql, ["elsewhere"]);
  device = await enrolDevice(centre);
  const { token } = await giveRating(device, {}, () => [endDraft(someShift)]);
  const files = [{ name: "a.jpg", bytes: await photoOfPlace() }];
  if ((await sendPhotos(centre, token, { ...sent, files })).status !== 303) throw new Error("not stored");
  photo = { device: device.id, epoch: 1, seq: 1, number: 1, place: 1 };
  for (const role of roleNames) await addAccount(centre, role, [grantOfRole[role]]);
  await addAccount(centre, "other-leader", [{ role: "leader", unitCode: "elsewhere" }]);
});
afterAll(() => centre.stop());

const lookAs = async (login: string, asked: FollowUpPhoto = photo): Promise<Response> =>
  sendAsPage(centre, followUpPhotoUrl(asked), { cookie: await logInAs(centre, login) });

const looks = () =>
  centre.sql<{ actor: string; subject: unknown }[]>`
    select actor, subject from access_log where action = 'photo-read' order by at`;

describe("a citizen's photo", () => {
  test("is listed with its follow-up, and nothing of its metadata is in any answer", async () => {
    await centre.rollUp();
    const { ratings } = await askOffice(centre, ratingsQuestion);
    expect(ratings[0]?.followUps).toMatchObject([{ comment: "排了一小时", photos: 1, mayPublish: true }]);
    for (const size of [undefined, "small"] as const) {
      const answer = await lookAs("city", { ...photo, size });
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect([answer.status, answer.headers.get("content-type"), answer.headers.get("x-content-type-options")]).toEqual(
        [200, "image/jpeg", "nosniff"],
      );
      expect(bytes.subarray(0, 3).toString("hex")).toBe("ffd8ff");
      for (const part of [...planted, plantedLatitude]) expect(bytes.includes(part)).toBe(false);
    }
  });
  test("is seen by those who read its rating, and by no others", async () => {
    const seers = [];
    for (const login of [...roleNames, "other-leader"]) if ((await lookAs(login)).status === 200) seers.push(login);
    expect(seers.toSorted()).toEqual(["auditor", "city", "inspector", "leader", "supervisor"]);
  });
  test("outside the scope is answered like one that does not exist", async () => {
    const [outside, none] = [await lookAs("other-leader"), await lookAs("city", { ...photo, place: 2 })];
    expect([outside.status, none.status]).toEqual([404, 404]);
    expect(await outside.text()).toBe(await none.text());
  });
  test("leaves a line in the access log for each person who saw it, and none for a refusal", async () => {
    const subject = { device: device.id, epoch: 1, seq: 1, number: 1, place: 1 };
    const logged = await looks();
    expect(logged.map(({ actor }) => actor).toSorted()).toEqual([
      "auditor",
      "city",
      "inspector",
      "leader",
      "supervisor",
    ]);
    for (const line of logged) expect(line.subject).toEqual(subject);
  });
  test("is not shown while the shift of its rating runs", async () => {
    const running = await enrolDevice(centre);
    const [token, shiftId] = [createToken(), randomUUID()];
    await sendEpoch(running, [
      startDraft(shiftId, { staffNumber: "1001" }),
      ratingDraft({ shiftId, promptId: randomUUID(), level: 1, followUpHash: sha256Hex(token) }),
    ]);
    const files = [{ name: "a.jpg", bytes: await photoOfPlace(60, 40) }];
    expect((await sendPhotos(centre, token, { files })).status).toBe(303);
    expect((await lookAs("city", { ...photo, device: running.id, seq: 2 })).status).toBe(404);
  });
  test.each(["epoch=0", "seq=x", "number=21", "place=4", "size=large", "device=1"])(
    "is not asked for with %s",
    async (changed) => {
      const [name = ""] = changed.split("=");
      const path = followUpPhotoUrl({ ...photo, size: "small" }).replace(new RegExp(`${name}=[^&]*`), changed);
      const answer = await sendAsPage(centre, path, { cookie: await logInAs(centre, "city") });
      expect([answer.status, (await answer.json()).code]).toEqual([400, "request-invalid"]);
    },
  );
});

test("the database hides the photos and files of other windows from a query without a condition", async () => {
  const countIn = (scope: Scope, table: string) =>
    readWithin(centre.sql, scope, (tx) => tx<{ count: number }[]>`select count(*)::int as count from ${tx(table)}`);
  const [elsewhere, all] = [{ isAll: false, units: ["elsewhere"], windows: [] }, { isAll: true }] as const;
  for (const table of ["follow_up_photos", "evidence_files"]) {
    expect((await countIn(all, table))[0]?.count).toBeGreaterThan(0);
    expect([...(await countIn(elsewhere, table))]).toEqual([{ count: 0 }]);
  }
});
