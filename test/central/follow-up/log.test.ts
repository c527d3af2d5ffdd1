import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogger } from "../../../central/http/logging.ts";
import { enrolDevice } from "../../support/centre/device.ts";
import { giveRating, openPage, sendForm } from "../../support/centre/follow-up.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { cutOff } from "../../support/centre/test-database.ts";

let centre: TestCentre;
let token: string;
let log = "";

const stream = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    log += chunk.toString("utf8");
    done();
  },
});

beforeAll(async () => {
  centre = await startCentre({ logger: createLogger(stream) });
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
  expect(log).toContain('"route":"/r/:token","statusCode":303');
  expect(log).not.toMatch(new RegExp(`${token}|慢得很`));
});

test("an internal failure is answered with a page, logged without the token", async () => {
  await centre.sql`alter table follow_ups rename to hidden`;
  const answer = await sendForm(centre, token, { text: "慢得很" });
  await centre.sql`alter table hidden rename to follow_ups`;
  expect(await titleOf(answer)).toEqual([500, "暂时打不开"]);
  expect(log).toContain("unexpected error");
  expect(log).not.toMatch(new RegExp(`${token}|慢得很`));
});

test("without its database the centre answers with a page that says so", async () => {
  const reopen = await cutOff(centre.databaseUrl);
  try {
    expect(await titleOf(await openPage(centre, token))).toEqual([503, "暂时打不开"]);
  } finally {
    await reopen();
  }
  expect(log).not.toContain(token);
});

test("no line with an address in it is logged, whatever its origin", () => {
  log = "";
  createLogger(stream).info({ url: `/r/${token}`, request: { url: `/r/${token}`, params: { token } }, kept: 1 });
  expect(log).toContain("kept");
  expect(log).not.toContain(token);
});
