import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../electron/support/until.ts";
import { queuePolicyFor, rateIdOf } from "../support/queue-system/queue-policy.ts";
import { customersName, type QueueServer, startQueueServer } from "../support/queue-system/server.ts";
import { demoStaff, type EnrolledKiosk, kioskOptions, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { finishVisit, type Kiosk, launchKiosk } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

let server: QueueServer;
let enrolled: EnrolledKiosk;
let kiosk: Kiosk;

const untilLoggedIn = (): Promise<void> =>
  until("the kiosk is logged in at the queue system", () => server.logins().length === 1, 30_000);
/** The state of one rating's submit on the disk. */
const fateOf = (rateId: string): readonly unknown[] =>
  entriesOnDisk(enrolled.dataFolder, "queue-submit-begun", "queue-submit-ended")
    .filter(({ body }) => body["rateId"] === rateId)
    .map(({ body }) => body["outcome"] ?? "begun");
const untilFate = (rateId: string, ...fate: readonly string[]): Promise<void> =>
  until(`${rateId} is ${fate.join(", ")}`, () => fateOf(rateId).join() === fate.join());

const refusalsIn = (errors: string): number => errors.split('"code":"queue-system-call-refused"').length - 1;

beforeAll(async () => {
  server = await startQueueServer();
  enrolled = await startKioskOnDuty({ policy: { queueSystem: queuePolicyFor(server.url) } });
  kiosk = enrolled.kiosk;
  await untilLoggedIn();
});
afterAll(async () => {
  await kiosk.kill();
  await enrolled.centre.stop();
  await server.stop();
});

describe("the evaluator of a queue system", () => {
  it("logs in as the person on duty, and reports that the connection is not encrypted", () => {
    expect(server.logins()).toEqual([{ windowNumber: "3", userCode: demoStaff.number }]);
    expect(kiosk.errors()).toContain('"code":"queue-system-unencrypted"');
  });

  it("opens a prompt when the clerk requests it there, and submits the rating when the citizen has finished", async () => {
    const { page } = kiosk;
    server.quest("3", rateIdOf(1));
    await page.getByTestId("level-4").waitFor();
    const shown = await page.locator("body").innerText();
    expect(shown).not.toMatch(new RegExp(`${customersName}|项目名称|${rateIdOf(1)}`));
    await page.getByTestId("level-4").click();
    await page.getByTestId("thanks").waitFor();
    expect(server.evaluations).toEqual([]);
    await finishVisit(page);
    await until("the rating has arrived", () => server.evaluations.length === 1);
    const marks = { attitude: 4, quality: 4, efficiency: 4, honest: 4 };
    expect(server.evaluations).toEqual([
      { rateId: rateIdOf(1), windowNumber: "3", userCode: demoStaff.number, ...marks },
    ]);
    await untilFate(rateIdOf(1), "begun", "accepted");
  });

  it("goes on serving with any id, and returns it byte for byte", async () => {
    const { page } = kiosk;
    const refused = ["\u200b", " ", "\u00ad", "2018\u20280102", "\u2029"];
    for (const [index, rateId] of refused.entries()) {
      server.quest("3", rateId);
      await until("it is refused with a line in the log", () => refusalsIn(kiosk.errors()) === index + 1);
    }
    const foreign = " ２０１８\u200b0102 ";
    server.quest("3", foreign);
    await page.getByTestId("level-3").click();
    await page.getByTestId("thanks").waitFor();
    await finishVisit(page);
    await untilFate(foreign, "begun", "accepted");
    expect(server.evaluations.at(-1)?.rateId).toBe(foreign);
  });

  it("pauses and resumes when the clerk does so there", async () => {
    const { page } = kiosk;
    server.operate("3", "Pause");
    await page.getByText("暂停服务", { exact: true }).waitFor();
    server.operate("3", "Reset");
    await page.getByText("暂停服务", { exact: true }).waitFor({ state: "detached" });
    await page.getByTestId("badge-name").waitFor();
  });

  /** Cuts the power, and starts the kiosk again on the same disk. */
  const pullThePlug = async (): Promise<void> => {
    await kiosk.kill();
    kiosk = await launchKiosk(kioskOptions(enrolled.dataFolder));
    await untilLoggedIn();
  };
  const tap = async (rateId: string): Promise<void> => {
    server.quest("3", rateId);
    await kiosk.page.getByTestId("level-5").click();
    await kiosk.page.getByTestId("thanks").waitFor();
  };
  const rowsOf = (rateId: string) => server.evaluations.filter((row) => row.rateId === rateId).length;

  it("does not resend a submit that a power cut caught before its answer, and sends one it caught earlier", async () => {
    const [caught, due] = [rateIdOf(2), rateIdOf(3)];
    server.next("RateSubmit", "answer-lost");
    await tap(caught);
    await finishVisit(kiosk.page);
    await until("it is stored there", () => rowsOf(caught) === 1);
    await pullThePlug();
    await untilFate(caught, "begun", "unknown");
    await tap(due);
    await pullThePlug();
    await untilFate(due, "begun", "accepted");
    expect([rowsOf(caught), rowsOf(due)]).toEqual([1, 1]);
    expect(kiosk.errors()).not.toContain(customersName);
  });
});
