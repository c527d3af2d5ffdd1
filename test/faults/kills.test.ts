import { expect, it } from "vitest";
import { startCentre } from "../support/centre/start-centre.ts";
import { takesAll } from "../support/sampling.ts";
import { demoStaff, kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { killAgainAndAgain } from "./kills/kill-rounds.ts";

/** `npm run prove` kills a thousand times. */
const rounds = takesAll ? 24 : 6;

it("killed during starts, taps, uploads and new configurations: nothing lost, nothing twice", async () => {
  const centre = await startCentre({ demo: true });
  try {
    const enrolment = { centreUrl: centre.url, code: await centre.newEnrolmentCode() };
    const options = { ...kioskOptions(temporaryFolder()), enrolment };
    const found = await killAgainAndAgain({ options, staff: demoStaff, sql: centre.sql }, rounds, Math.random);
    expect(found).toMatchObject({
      atStart: rounds / 3,
      inService: (rounds * 2) / 3,
      lost: [],
      doubled: 0,
      differing: 0,
    });
    expect(found.thanked).toBeGreaterThanOrEqual(rounds / 4);
    expect(found.onDisk).toBeGreaterThanOrEqual(found.thanked);
  } finally {
    await centre.stop();
  }
});
