import { afterAll, beforeAll, expect, test } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { keepLog } from "../../support/centre/log-text.ts";
import { logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";
import { type CaseCentre, startCaseCentre } from "../../support/rectification/case-centre.ts";
import { openCase } from "../../support/rectification/open-case.ts";
import { stepsToReply, takeSteps } from "../../support/rectification/reply-to-item.ts";

const nowMs = Date.parse("2026-03-04T10:12:00+08:00");
let cases: CaseCentre;
let centre: TestCentre;
const log = keepLog();
beforeAll(async () => {
  cases = await startCaseCentre({ clock: () => nowMs, logger: log.logger });
  centre = cases.centre;
});
afterAll(() => cases.stop());

const replied = async (): Promise<number> => {
  const number = await cases.complained();
  await takeSteps(centre, "leader", number, stepsToReply);
  return number;
};

const rate = (number: number, rating: string, query?: string) =>
  openCase(centre, { ...cases.keyOf(number), rating, rate: "yes" }, query);

const ask = async (path: string) => sendAsPage(centre, path, { cookie: await logInAs(centre, "leader") });
const read = async (number: number) =>
  OfficeItem.parse(await (await ask(`${officePaths.item}?number=${number}`)).json());

const ratingsOf = async (number: number): Promise<readonly unknown[]> =>
  (await read(number)).events.filter(({ event }) => event.kind === "answer-rated").map(({ event, by }) => [event, by]);

test("the answer is rated once: in the history of the office, and nowhere else", async () => {
  const number = await replied();
  const { code } = cases.keyOf(number);
  const offered = await (await openCase(centre, cases.keyOf(number))).text();
  for (const part of ["您对答复满意吗？", 'method="post" action="?lang=zh"', `value="${number}"`, `value="${code}"`]) {
    expect(offered).toContain(part);
  }
  const figures = `${officePaths.itemFigures}?from=2026-03-01&to=2026-03-31`;
  const [before, figuresBefore] = [await read(number), await (await ask(figures)).json()];

  const rated = await rate(number, "fairly-satisfied");
  expect([rated.status, rated.url]).toEqual([200, `${centre.url}/case?lang=zh`]);
  const thanks = await rated.text();
  expect(thanks).toContain("已经记下");
  expect(thanks).toContain("您对答复的评价：基本满意");
  expect(thanks).not.toContain("您对答复满意吗？");

  const again = await rate(number, "dissatisfied");
  expect(again.status).toBe(409);
  const refused = await again.text();
  expect(refused).toContain("只能评一次，所以这次没有记下");
  expect(refused).toContain("您对答复的评价：基本满意");
  expect(await (await rate(number, "dissatisfied", "?lang=en")).text()).toContain("The answer was rated before.");

  const after = await read(number);
  expect(await ratingsOf(number)).toEqual([[{ kind: "answer-rated", result: "fairly-satisfied" }, null]]);
  expect({ ...after, seen: 0, events: [], looks: [] }).toEqual({ ...before, seen: 0, events: [], looks: [] });
  expect(await (await ask(figures)).json()).toEqual(figuresBefore);
  expect(log.text()).toContain('"route":"/case"');
  expect(log.text()).not.toMatch(new RegExp(`${code}|fairly-satisfied`));
});

test("of several tries at the same moment one is recorded", async () => {
  const number = await replied();
  const tries = ["satisfied", "dissatisfied", "satisfied", "dissatisfied"].map((rating) => rate(number, rating));
  const answers = await Promise.all(tries);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  expect((await ratingsOf(number)).length).toBe(1);
});

test("nothing is recorded before there is an answer, without a choice, or with a wrong code", async () => {
  const open = await cases.complained();
  expect(await (await openCase(centre, cases.keyOf(open))).text()).not.toContain("您对答复满意吗？");
  const early = await rate(open, "satisfied");
  expect([early.status, (await early.text()).includes("现在不能评价答复")]).toEqual([409, true]);
  const number = await replied();
  for (const rating of ["", "very-satisfied"]) {
    const unchosen = await rate(number, rating);
    expect([rating, unchosen.status]).toEqual([rating, 422]);
    expect(await unchosen.text()).toMatch(/还没有选[\s\S]*您对答复满意吗？/);
  }
  const guessed = { ...cases.keyOf(number), code: "0000-0000", rating: "satisfied", rate: "yes" };
  expect((await openCase(centre, guessed)).status).toBe(404);
  expect([...(await ratingsOf(open)), ...(await ratingsOf(number))]).toEqual([]);
});

test("a person of the office cannot rate in the citizen's place", async () => {
  const number = await replied();
  const { seen } = await read(number);
  const event = { kind: "answer-rated", result: "satisfied" } as const;
  for (const login of ["leader", "city"]) {
    const cookie = await logInAs(centre, login);
    const answer = await sendAsPage(centre, officePaths.itemEvents, { cookie, body: { number, seen, event } });
    expect([login, await outcomeOf(answer)]).toEqual([login, "permission-missing"]);
  }
});
