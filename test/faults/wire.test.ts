import { afterAll, expect, it } from "vitest";
import { cleanUp } from "../bench/support/clean-up.ts";
import { sampleSeed, takesAll } from "../support/sampling.ts";
import { proveWire } from "./wire/prove-wire.ts";

/** `npm run prove` tries ten thousand; this takes different ones of them in each run. */
const seeds = takesAll ? 300 : 50;
const firstSeed = 1 + (sampleSeed() % (10_000 - seeds));

afterAll(cleanUp);

it("with any faults of line, centre and device everything arrives once, and no cursor moves without a receipt", async () => {
  const { rows, failures } = await proveWire({ seeds, seed: String(firstSeed), say: () => undefined });
  expect(failures).toEqual([]);
  const [name, tried, entries, requests, spoiled] = rows.at(-1) ?? [];
  expect([name, tried]).toEqual(["all", String(seeds)]);
  expect(Number(entries)).toBeGreaterThan(20 * seeds);
  expect(Number(spoiled)).toBeGreaterThan(Number(requests) / 8);
});
