import { afterAll, beforeAll, expect, test } from "vitest";
import { enrolDevice } from "../../support/centre/device.ts";
import { giveRating, openPage, sendForm } from "../../support/centre/follow-up.ts";
import { keepLog } from "../../support/centre/log-text.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { cutOff } from "../../support/centre/test-database.ts";

let centre: TestCentre;
let token: string;
const log = keepLog();

beforeAll(async () => {
  centre = await startCentre({ logger: log.logger });
  token = (await giveRating(await enrolDevice(centre))).token;
});
afterAll(() => centre.stop());

const titleOf = async (answer: Response) => [answer.status, /<h1>(.*?)<\/h1>/.exec(await answer.text())?.[1]];

test("the log says that a page was opened and submitted, never for which rating or with which text", async () => {
  await openPage(centre, token);
  await openPage(centre, `${token}x`);
  await openPage(centre, `${token}/x`);
  await sendForm(centre, token, { text: "慢得很" });
  await openPage(centre, token, { query: "?saved=1" });
  expect(log.text()).toContain('"route":"/r/:token","statusCode":303');
  expect(log.text()).not.toMatch(new RegExp(`${token}|慢得很`));
});

test("an internal failure is answered with a page, logged without the token", async () => {
  await centre.sql`alter table follow_ups rename to hidden`;
  const answer = await sendForm(centre, token, { text: "慢得很" });
  await centre.sql`alter table hidden rename to follow_ups`;
  expect(await titleOf(answer)).toEqual([500, "暂时打不开"]);
  expect(log.text()).toContain("unexpected error");
  expect(log.text()).not.toMatch(new RegExp(`${token}|慢得很`));
});

test("without its database the centre answers with a page that says so", async () => {
  const reopen = await cutOff(centre.databaseUrl);
  try {
    expect(await titleOf(await openPage(centre, token))).toEqual([503, "暂时打不开"]);
  } finally {
    await reopen();
  }
  expect(log.text()).not.toContain(token);
});

test("no line with an address in it is logged, whatever its origin", () => {
  const fresh = keepLog();
  fresh.logger.info({ url: `/r/${token}`, request: { url: `/r/${token}`, params: { token } }, kept: 1 });
  expect(fresh.text()).toContain("kept");
  expect(fresh.text()).not.toContain(token);
});
