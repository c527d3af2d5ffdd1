import { afterAll, beforeAll, expect, test } from "vitest";
import { DrawAsked, type DrawJob, drawsQuestion, OfficeDraws } from "../../../contract/office/inspection/draws.ts";
import { jobPaths } from "../../../contract/office/jobs/jobs.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { untilJobIs } from "../../support/centre/exports.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { sendCity } from "../stars/city-month.ts";

let centre: TestCentre;
const cookies = new Map<string, string>();
beforeAll(async () => {
  let nowMs = Date.parse("2026-03-31T03:00:00Z");
  centre = await startCentre({ clock: () => nowMs });
  await sendCity(centre);
  nowMs = Date.parse("2026-04-02T01:00:00Z");
  for (const role of ["inspector", "auditor"] as const) {
    await addAccount(centre, role, [{ role }]);
    cookies.set(role, await logInAs(centre, role));
  }
});
afterAll(() => centre.stop());

const send = (path: string, body?: unknown, login = "inspector"): Promise<Response> =>
  sendAsPage(centre, path, { body, cookie: cookies.get(login) ?? "" });

const inspector = (): string => cookies.get("inspector") ?? "";

const order = { from: "2026-03-01", to: "2026-03-31", ratings: "all", share: 1, minimum: 5, seed: "20260401" };

const askToDraw = async (): Promise<string> => DrawAsked.parse(await (await send(officePaths.draws, order)).json()).job;

const readList = async (login?: string): Promise<OfficeDraws> =>
  OfficeDraws.parse(await (await send(drawsQuestion.path, undefined, login)).json());

/** Runs `work` while no frame can be read. */
const whileRatingsAreHeld = <Done>(work: () => Promise<Done>): Promise<Done> =>
  centre.sql.begin(async (tx) => {
    await tx`lock table ratings in access exclusive mode`;
    return work();
  });

test("a draw that is cancelled in time leaves neither a draw nor a number", async () => {
  const job = await whileRatingsAreHeld(async () => {
    const asked = await askToDraw();
    await untilJobIs(centre, inspector(), asked, "running");
    expect(await outcomeOf(await send(jobPaths.cancellations, { id: asked }))).toBe(204);
    return asked;
  });
  await untilJobIs(centre, inspector(), job, "cancelled");
  expect((await readList()).draws).toEqual([]);
});

test("the request does not wait for the draw; the list shows its job to the person who asked, and then the draw", async () => {
  const job = await whileRatingsAreHeld(async () => {
    const asked = await askToDraw();
    await untilJobIs(centre, inspector(), asked, "running");
    const running: DrawJob = { id: asked, state: "running", total: null, problem: null, number: null };
    expect([(await readList()).job, (await readList("auditor")).job]).toEqual([running, null]);
    return asked;
  });
  const done = await untilJobIs(centre, inspector(), job, "done");
  expect([done.kind, done.rows, done.total, done.bytes]).toEqual(["sample-draw", 7, 643, null]);
  const { draws, job: shown } = await readList();
  expect(draws.map(({ number, drawn, drawnBy }) => [number, drawn, drawnBy])).toEqual([[1, 7, "inspector"]]);
  expect(shown).toEqual({ id: job, state: "done", total: 643, problem: null, number: 1 });
});

test("the list says why the last draw was refused", async () => {
  const refused = { ...order, from: "2026-02-01", to: "2026-02-28" };
  const { job } = DrawAsked.parse(await (await send(officePaths.draws, refused)).json());
  await untilJobIs(centre, inspector(), job, "failed");
  const problem = { code: "draw-frame-empty", facts: {} };
  expect((await readList()).job).toEqual({ id: job, state: "failed", total: null, problem, number: null });
});

test("a person who may no longer draw when the job begins is refused", async () => {
  const job = await whileRatingsAreHeld(async () => {
    const first = await askToDraw();
    await untilJobIs(centre, inspector(), first, "running");
    const second = await askToDraw();
    await centre.sql`
      update account_grants set role = 'auditor' where account = (select id from accounts where login = 'inspector')`;
    return second;
  });
  const { problem } = await untilJobIs(centre, inspector(), job, "failed", "done");
  expect(problem?.code).toBe("permission-missing");
});
