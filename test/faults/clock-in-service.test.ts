import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { finishVisit, rateOnce } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";
import { ratingsAt } from "../support/window/office.ts";

const patience = { timeout: 60_000 };
const tenYearsMs = 10 * 365 * 86_400_000;
const promptMs = 15_000;

describe("a wall clock that is set while a kiosk serves", () => {
  let enrolled: EnrolledKiosk;

  beforeAll(async () => {
    enrolled = await startKioskOnDuty({ policy: { promptMs } });
  });
  afterAll(async () => {
    await enrolled?.stop();
  });

  const page = () => enrolled.kiosk.page;
  /** Offset from the machine's own clock, in the main process and on the page; the monotonic clocks are unchanged. */
  const setAhead = async (ms: number): Promise<void> => {
    const script = `(() => {
      const Real = (globalThis.realDate ??= Date);
      globalThis.Date = class extends Real {
        constructor(...given) { super(...(given.length > 0 ? given : [Real.now() + ${ms}])); }
        static now() { return Real.now() + ${ms}; }
      };
    })()`;
    await enrolled.kiosk.application.evaluate((_, source) => void new Function(source)(), `return ${script}`);
    await page().evaluate(script);
  };
  const openPrompt = async (): Promise<void> => {
    await page().evaluate("window.counterstar.openPrompt()");
    await page().locator("[data-testid=level-5]:enabled").waitFor();
  };
  /**
   * Year on the device and level of every rating at the centre, in the order of the ledger, and whether it arrived
   * now.
   */
  const atCentre = async () => {
    const ratings = await ratingsAt(enrolled.centre);
    return ratings.map(({ level, answeredAt, receivedAt }) => ({
      level,
      year: new Date(answeredAt).getUTCFullYear(),
      cameInNow: Math.abs(Date.now() - receivedAt.getTime()) < 600_000,
    }));
  };
  const now = new Date().getUTCFullYear();

  it("ten years ahead, during a prompt, and to 1970: everything is uploaded, in the order of the taps", async () => {
    await rateOnce(page(), 5);
    await finishVisit(page());
    await openPrompt();
    await setAhead(tenYearsMs);
    await page().getByTestId("level-4").click();
    await page().locator(".kiosk[data-screen=reasons]").waitFor();
    await finishVisit(page());
    await page().locator(".kiosk[data-screen=ready]").waitFor(patience);
    await setAhead(-Date.now());
    await rateOnce(page(), 3);
    await finishVisit(page());
    await expect.poll(atCentre, patience).toEqual([
      { level: 5, year: now, cameInNow: true },
      { level: 4, year: now + 10, cameInNow: true },
      { level: 3, year: 1970, cameInNow: true },
    ]);
    const jumps = entriesOnDisk(enrolled.dataFolder, "clock-jumped").map(({ body }) => Number(body["jumpMs"]) > 0);
    expect(jumps).toEqual([true, false]);
    const alarms = await enrolled.centre.sql`select kind from alarms`;
    expect([...alarms]).toEqual([]);
  });

  it("ends no prompt before its time, nor keeps it open", async () => {
    await page().locator(".kiosk[data-screen=ready]").waitFor(patience);
    await openPrompt();
    const openedMs = performance.now();
    await setAhead(tenYearsMs);
    await page().locator(".kiosk[data-screen=ready]").waitFor(patience);
    const lastedMs = performance.now() - openedMs;
    expect(lastedMs).toBeGreaterThan(promptMs / 2);
    expect(entriesOnDisk(enrolled.dataFolder, "prompt-closed").at(-1)?.body).toMatchObject({ outcome: "unanswered" });
  });
});
