import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { FollowUpPage } from "../../../contract/sync/follow-up-page.ts";
import { followUpPath } from "../../../contract/sync/signature-profile.ts";
import { readSignedDocument, SignedText } from "../../../contract/sync/signed-text.ts";
import { refusalIn } from "../../support/centre/answers.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { createToken, giveRating, openPage, sendForm } from "../../support/centre/follow-up.ts";
import { ratingDraft } from "../../support/centre/ledger.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
const nowMs = Date.parse("2026-03-01T01:00:00.000Z");
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
});
beforeEach(async () => {
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const ask = (hash: string, asker: TestDevice = device) => sendAs(asker, { method: "GET", path: followUpPath(hash) });

const pageAt = async (token: string, asker: TestDevice = device): Promise<FollowUpPage> => {
  const answer = await ask(sha256Hex(token), asker);
  expect(answer.status).toBe(200);
  return FollowUpPage.parse(readSignedDocument(FollowUpPage, SignedText.parse(await answer.json()).text).data);
};

describe("whether a page was opened", () => {
  test("is reported, signed, to the kiosk that shows its code, and to no other one", async () => {
    const { token } = await giveRating(device);
    const page = { type: "follow-up-page", v: 1, device: device.id, followUpHash: sha256Hex(token) };
    const answeredAt = new Date(nowMs).toISOString();
    expect(await pageAt(token)).toEqual({ ...page, answeredAt, isOpened: false });
    expect((await openPage(centre, token)).status).toBe(200);
    expect(await pageAt(token)).toEqual({ ...page, answeredAt, isOpened: true });
    expect((await pageAt(token, await enrolDevice(centre))).isOpened).toBe(false);
  });
  test("is false where the rating had not come yet when the page was requested", async () => {
    const token = createToken();
    expect((await openPage(centre, token)).status).toBe(404);
    expect((await pageAt(token)).isOpened).toBe(false);
    await sendEpoch(device, [ratingDraft({ followUpHash: sha256Hex(token) })]);
    expect((await pageAt(token)).isOpened).toBe(false);
    await openPage(centre, token);
    expect((await pageAt(token)).isOpened).toBe(true);
  });
  test("stays true after further openings, submissions and rebuilds of read models", async () => {
    const { token } = await giveRating(device);
    await Promise.all([1, 2, 3].map(() => openPage(centre, token)));
    await rebuildReadModels(centre.sql, departments);
    expect((await pageAt(token)).isOpened).toBe(true);
    const rows = await centre.sql`select first_opened_at from follow_up_openings where device = ${device.id}`;
    expect(rows.length).toBe(1);
  });
  test("is true as well where the page is full", async () => {
    const { token } = await giveRating(device);
    for (let time = 1; time <= 20; time += 1) await sendForm(centre, token, { text: "慢" });
    expect((await pageAt(token)).isOpened).toBe(false);
    await openPage(centre, token);
    expect((await pageAt(token)).isOpened).toBe(true);
  });
  test("is not reported to an unsigned request, nor for a malformed hash", async () => {
    const { token } = await giveRating(device);
    const stranger = await fetch(centre.url + followUpPath(sha256Hex(token)));
    expect(await refusalIn(stranger)).toMatchObject({ status: 401, code: "signature-missing" });
    expect(await refusalIn(await ask(token))).toMatchObject({ status: 400, code: "request-invalid" });
  });
});
