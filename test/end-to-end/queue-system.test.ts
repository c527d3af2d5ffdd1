import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../electron/support/until.ts";
import { queuePolicyFor, rateIdOf } from "../support/queue-system/queue-policy.ts";
import { customersName, type QueueServer, startQueueServer } from "../support/queue-system/server.ts";
import { demoStaff, type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { finishVisit } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";

let server: QueueServer;
let enrolled: EnrolledKiosk;

beforeAll(async () => {
  server = await startQueueServer();
  enrolled = await startKioskOnDuty({ policy: { queueSystem: queuePolicyFor(server.url) } });
  await until("the kiosk is logged in at the queue system", () => server.logins().length === 1, 30_000);
});
afterAll(async () => {
  await enrolled.stop();
  await server.stop();
});

describe("the evaluator of a queue system", () => {
  it("is logged in as the one who serves, and says that the link is not encrypted", () => {
    expect(server.logins()).toEqual([{ windowNumber: "3", userCode: demoStaff.number }]);
    expect(enrolled.kiosk.errors()).toContain('"code":"queue-system-unencrypted"');
  });

  it("asks when the clerk asks there, and hands the tap on when the citizen has finished", async () => {
    const { page } = enrolled.kiosk;
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
    const kinds = () => entriesOnDisk(enrolled.dataFolder, "queue-submit-begun", "queue-submit-ended");
    await until("its end is on disk", () => kinds().length === 2);
    expect(kinds().at(-1)?.body).toEqual({ rateId: rateIdOf(1), outcome: "accepted" });
  });

  it("pauses and comes back when the clerk does so there", async () => {
    const { page } = enrolled.kiosk;
    server.operate("3", "Pause");
    await page.getByText("暂停服务", { exact: true }).waitFor();
    server.operate("3", "Reset");
    await page.getByText("暂停服务", { exact: true }).waitFor({ state: "detached" });
    await page.getByTestId("badge-name").waitFor();
  });
});
