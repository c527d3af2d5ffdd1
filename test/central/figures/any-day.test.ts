import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import type { ChainLink } from "../../../contract/ledger/chain.ts";
import { type BreakdownKind, breakdownKinds, OfficeBreakdown } from "../../../contract/office/figures/breakdowns.ts";
import { periodAround } from "../../../contract/office/figures/periods.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { countBreakdown, countFigures } from "../../support/centre/count-figures.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { type Draft, endOf, writeLedger } from "../../support/centre/ledger.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import { anyHappenings, type Happening, simulate } from "../../support/centre/simulated-day.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { takesAll } from "../../support/sampling.ts";
import { wholeFor } from "./read-figures.ts";

let centre: TestCentre;

beforeAll(async () => {
  centre = await startCentre({ clock: () => Date.parse("2100-03-01T01:00:00.000Z") });
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

/** A breakdown of the office's only unit: its own lines as they are, and the sum of all. Returns whether there is one. */
const expectBreakdown = async (links: readonly ChainLink[], day: string, kind: BreakdownKind): Promise<boolean> => {
  const month = periodAround("month", day);
  const query = new URLSearchParams({ ...month, kind });
  const headers = centre.asCity;
  const answer = await fetch(`${centre.url}${officePaths.breakdowns}?${query}`, { headers });
  const { lines } = OfficeBreakdown.parse(await answer.json());
  if (lines.length === 0) return false;
  const counts = countBreakdown(links, month, kind);
  const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
  expect(sum(lines.map(({ ratings }) => ratings))).toBe(sum([...counts.values()]));
  for (const { key, ratings } of lines) if (key !== null) expect([key, ratings]).toEqual([key, counts.get(key)]);
  return true;
};

/** Eighteen ratings of one shift: a random day seldom has enough of them for a breakdown. */
const enoughForBreakdowns: [readonly Happening[], [number[], number[]], number, fc.Stream<number>] = [
  [
    { window: 0, kind: "start", staff: 0, isEndTold: true },
    ...[4, 2].map((level): Happening => {
      const answer = { kind: "level", level, changedTo: null } as const;
      return { window: 0, kind: "serve", source: "walk-up", times: 9, services: [], answer };
    }),
    { window: 0, kind: "end", cause: "logged-out" },
  ],
  [[], []],
  5,
  fc.stream(
    (function* () {
      for (;;) yield 0;
    })(),
  ),
];

test("any day of two windows, in any order of epochs and batches, gives the figures of its entries, with and without the ratings in question", async () => {
  let [run, told] = [0, 0];
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
      for (const sending of shuffled) {
        await sendInTwo(sending, batch);
        await centre.rollUp();
      }
      const arrived = shuffled.flatMap(({ links }) => links);
      const kinds = ["week", "month", "quarter"] as const;
      const asked = kinds.flatMap((kind) =>
        (["with", "without"] as const).map((flagged) => ({ days: periodAround(kind, days[1]), flagged })),
      );
      const counted = asked.map((each) => countFigures(arrived, each.days, each.flagged));
      const read = () => Promise.all(asked.map((each) => wholeFor(centre, each.days, each.flagged)));
      expect(await read()).toEqual(counted);
      for (const day of days) {
        for (const kind of breakdownKinds) if (await expectBreakdown(arrived, day, kind)) told += 1;
      }
      await rebuildReadModels(centre.sql, departments);
      expect(await read()).toEqual(counted);
    }),
    { numRuns: takesAll ? 40 : 10, examples: [enoughForBreakdowns] },
  );
  expect(told).toBeGreaterThan(0);
});
