import { describe, expect, it } from "vitest";
import { sampleSeed, takesAll } from "../../support/sampling.ts";
import { provePowerCut } from "./prove-power-cut.ts";

describe.skipIf(process.platform !== "linux")("a power cut", () => {
  it("at a sample of the calls loses nothing acknowledged and lets every kiosk start", async () => {
    const { rows, failures } = await provePowerCut({
      seed: String(sampleSeed()),
      shares: takesAll ? { names: 0.5, others: 0.03 } : { names: 0.15, others: 0.004 },
      furtherShares: takesAll ? { names: 0.3, others: 0.015 } : { names: 0.1, others: 0.002 },
      say: () => undefined,
    });
    expect(failures).toEqual([]);
    const disks = rows.slice(1).map((row) => Number(row[3]?.replace(",", "")));
    expect({ runs: disks.length, disks: disks.every((count) => count > 2) }).toEqual({ runs: 17, disks: true });
  });
});
