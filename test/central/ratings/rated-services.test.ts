import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { type Draft, endOf, ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { sendEpoch, verifiedReceipt } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;
let visit: string;

beforeAll(async () => {
  centre = await startCentre();
});
beforeEach(async () => {
  device = await enrolDevice(centre);
  visit = randomUUID();
});
afterAll(() => centre.stop());

/** A rating of the services with these numbers. */
const rated = (numbers: readonly number[], changes: Readonly<Record<string, unknown>> = {}, of = visit): Draft => {
  const [transaction = null, ...further] = numbers.map((number) => ({ transactionRef: of, serviceNumber: number }));
  return ratingDraft({ transaction, ...(further.length > 0 && { furtherTransactions: further }), ...changes });
};

const already = (...seqs: readonly number[]) => seqs.map((seq) => ({ seq, reason: "already-rated" }));

/** The number of every service of the visit that counts as rated, and the position of its rating. */
const servicesOf = async (of = visit) => {
  const rows = await centre.sql<{ number: number; seq: number }[]>`
    select claim.service_number as number, seq
    from (select * from claimed_services union all select * from rival_claims) as claim
    join ratings using (device, epoch, seq)
    where claim.transaction_ref = ${of} order by 1, ratings.received_at, device`;
  return rows.map(({ number, seq }) => [number, seq]);
};

describe("a rating of several services", () => {
  test("claims each service, and any later rating of the device with one of them is refused", async () => {
    const sent = await sendEpoch(device, [rated([1, 2, 3]), rated([4]), rated([2]), rated([5, 1]), rated([])]);
    expect(sent).toEqual({ size: 5, quarantined: already(3, 4) });
    expect(await servicesOf()).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 2],
    ]);
  });
  test("is refused whole, and its other services stay free for the next", async () => {
    const sent = await sendEpoch(device, [rated([1, 2]), rated([2, 3]), rated([3]), rated([4, 3]), rated([4])]);
    expect(sent.quarantined).toEqual(already(2, 4));
    const other = await enrolDevice(centre);
    expect((await sendEpoch(other, [rated([6, 7]), rated([6])])).quarantined).toEqual(already(2));
    expect(await servicesOf()).toEqual([
      [1, 1],
      [2, 1],
      [3, 3],
      [4, 5],
      [6, 1],
      [7, 1],
    ]);
  });
  test("of a prompt that was already rated claims no service", async () => {
    const promptId = randomUUID();
    const drafts = [rated([1], { promptId }), rated([2, 3], { promptId }), rated([3])];
    expect((await sendEpoch(device, drafts)).quarantined).toEqual(already(2));
    expect(await servicesOf()).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });
  test("that names a service twice rates it once", async () => {
    expect((await sendEpoch(device, [rated([1, 1]), rated([1])])).quarantined).toEqual(already(2));
  });
});

interface Given {
  readonly prompt: number;
  readonly services: readonly number[];
}

/** One by one, as the rule states. Returns the positions of the refused ones. */
const refusedOf = (ratings: readonly Given[]): readonly number[] => {
  const [prompts, services] = [new Set<number>(), new Set<number>()];
  return ratings.flatMap((rating, index) => {
    if (prompts.has(rating.prompt) || rating.services.some((service) => services.has(service))) return [index + 1];
    prompts.add(rating.prompt);
    for (const service of rating.services) services.add(service);
    return [];
  });
};

const anyRatings = fc.array(
  fc.record({ prompt: fc.nat(12), services: fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { maxLength: 4 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

test("ratings in any batches are refused as if they were uploaded one by one, and a rebuild changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(anyRatings, fc.nat(12), async (ratings, cut) => {
      const [mine, of] = [await enrolDevice(centre), randomUUID()];
      const prompts = Array.from({ length: 13 }, () => randomUUID());
      const drafts = ratings.map(({ prompt, services }) => rated(services, { promptId: prompts[prompt] }, of));
      const links = writeLedger(mine.id, drafts);
      const first = links.slice(0, cut);
      if (first.length > 0) await upload(mine, first, endOf(first));
      await upload(mine, links);
      const { quarantined } = await verifiedReceipt(mine, await upload(mine, links));
      expect(quarantined).toEqual(already(...refusedOf(ratings)));
      const before = await servicesOf(of);
      await rebuildReadModels(centre.sql, departments);
      expect(await servicesOf(of)).toEqual(before);
    }),
    { numRuns: 40 },
  );
});
