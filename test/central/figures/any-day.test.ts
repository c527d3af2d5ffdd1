import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import type { ChainLink } from "../../../contract/ledger/chain.ts";
import { periodAround } from "../../../contract/office/figures/periods.ts";
import { countFigures } from "../../support/centre/count-figures.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { type Draft, endOf, writeLedger } from "../../support/centre/ledger.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import { anyHappenings, simulate } from "../../support/centre/simulated-day.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { takesAll } from "../../support/sampling.ts";
import { figuresFor } from "./read-figures.ts";

let centre: TestCentre;

beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2026-03-01T01:00:00.000Z") });
});
afterAll(() => centre.stop());

/** A part of a device's ledger under an epoch of its own. */
interface Sending {
  readonly device: TestDevice;
  readonly links: readonly ChainLink[];
  readonly epoch: number;
}

const epochsOf = (device: TestDevice, drafts: readonly Draft[], cuts: readonly number[]): readonly Sending[] => {
  const ends = [...new Set(cuts.map((cut) => cut % (drafts.length + 1)))].sort((a, b) => a - b);
  return [...ends, drafts.length].map((end, index) => {
    const epoch = index + 1;
    return { device, epoch, links: writeLedger(device.id, drafts.slice(ends[index - 1] ?? 0, end), epoch) };
  });
};

/** Sends it in two uploads, the first of `size` entries. */
const sendInTwo = async ({ device, links, epoch }: Sending, size: number): Promise<void> => {
  const first = links.slice(0, size);
  if (first.length > 0) await verifiedReceipt(device, await upload(device, first, endOf(first, epoch)));
  await verifiedReceipt(device, await upload(device, links, endOf(links, epoch)));
};

test("any day of two windows, in any order of epochs and batches, gives the figures of its entries", async () => {
  let run = 0;
  const cuts = fc.array(fc.nat(), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(anyHappenings, fc.tuple(cuts, cuts), fc.nat(20), fc.infiniteStream(fc.nat()), async (...given) => {
      const [happenings, [leftCuts, rightCuts], batch, order] = given;
      run += 1;
      // The last day of a quarter and the first of the next one, mostly in one week; no two runs share a period.
      const days = [`${2030 + run}-06-30`, `${2030 + run}-07-01`] as const;
      const [left, right] = simulate(happenings, days, randomUUID());
      const sendings = [
        ...epochsOf(await enrolDevice(centre), left.drafts, leftCuts),
        ...epochsOf(await enrolDevice(centre), right.drafts, rightCuts),
      ].map((sending) => ({ sending, place: order.next().value ?? 0 }));
      const shuffled = sendings.sort((one, other) => one.place - other.place).map(({ sending }) => sending);
      for (const sending of shuffled) await sendInTwo(sending, batch);
      const arrived = shuffled.flatMap(({ links }) => links);
      const kinds = ["week", "month", "quarter"] as const;
      const counted = kinds.map((kind) => countFigures(arrived, periodAround(kind, days[1])));
      const read = () => Promise.all(kinds.map((kind) => figuresFor(centre, days[1], kind)));
      expect(await read()).toEqual(counted);
      await rebuildReadModels(centre.sql, departments);
      expect(await read()).toEqual(counted);
    }),
    { numRuns: takesAll ? 40 : 10 },
  );
});
