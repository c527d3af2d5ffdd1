import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { listedDevices } from "../support/centre/list-devices.ts";
import { startCentre, type TestCentre } from "../support/centre/start-centre.ts";
import { kioskOptions } from "../support/window/enrolled-kiosk.ts";
import { finishVisit, type Kiosk, launchKiosk, logIn, rateOnce } from "../support/window/kiosk.ts";
import { levelsOnDisk } from "../support/window/ledger-on-disk.ts";
import { ratingsAt } from "../support/window/office.ts";

const staff = { number: "330101", pin: "628415", name: "陈晓岚" };
/** So that the test does not wait ten seconds after each tap. */
const shortThanks = { thanksMs: 1_000 };

/** After several failures a kiosk waits up to a minute until it retries; then it has to succeed. */
const longestWait = { timeout: 75_000, interval: 100 };

const withinSeconds = (seconds: number) => ({ timeout: seconds * 1_000, interval: 100 });

let kiosk: Kiosk | undefined;
let centre: TestCentre | undefined;

afterEach(async () => {
  await kiosk?.kill();
  await centre?.stop();
});

describe("a tap in a real window", () => {
  it("survives SIGKILL at the thanks, reaches the centre, and so do ten more from while the centre was down", async () => {
    const centreFolder = mkdtempSync(join(tmpdir(), "counterstar-centre-"));
    const dataFolder = mkdtempSync(join(tmpdir(), "counterstar-kiosk-"));
    centre = await startCentre({ demo: true, dataFolder: centreFolder, policy: shortThanks });
    const { port } = new URL(centre.url);
    const options = kioskOptions(dataFolder);
    kiosk = await launchKiosk({
      ...options,
      enrolment: { centreUrl: centre.url, code: await centre.newEnrolmentCode() },
    });

    await logIn(kiosk.page, staff.number, staff.pin);
    await expect.poll(() => kiosk?.page.getByTestId("badge-name").textContent()).toBe(staff.name);
    await expect.poll(() => kiosk?.page.getByText("岗位职责").isVisible()).toBe(true);
    await expect.poll(() => kiosk?.page.getByText("服务承诺").isVisible()).toBe(true);

    await rateOnce(kiosk.page, 2);
    await kiosk.kill();
    expect(levelsOnDisk(dataFolder)).toEqual([2]);

    kiosk = await launchKiosk(options);
    await kiosk.page.getByTestId("badge-name").waitFor();
    expect(levelsOnDisk(dataFolder)).toEqual([2]);
    await vi.waitFor(async () => {
      const ratings = await ratingsAt(centre as TestCentre);
      expect(ratings.map(({ windowNumber, staffNumber, level }) => [windowNumber, staffNumber, level])).toEqual([
        ["3", staff.number, 2],
      ]);
    }, withinSeconds(10));

    await centre.stop();
    const levels = [1, 2, 3, 4, 5, 5, 4, 3, 2, 1];
    for (const level of levels) {
      await rateOnce(kiosk.page, level);
      await finishVisit(kiosk.page);
    }
    expect(levelsOnDisk(dataFolder)).toEqual([2, ...levels]);

    centre = await startCentre({ dataFolder: centreFolder, port: Number(port), policy: shortThanks });
    await vi.waitFor(async () => {
      const devices = await listedDevices(centre as TestCentre);
      expect((await ratingsAt(centre as TestCentre)).map(({ level }) => level)).toEqual([2, ...levels]);
      expect(devices).toMatchObject([{ quarantined: 0, alarms: 0 }]);
    }, longestWait);
    // Eleven visits, each to its end, and the kiosk's longest wait.
  });
});
