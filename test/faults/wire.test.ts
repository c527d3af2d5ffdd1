import { afterAll, expect, it } from "vitest";
import { cleanUp } from "../bench/support/clean-up.ts";
import { proveWire } from "./wire/prove-wire.ts";

/** `npm run prove` tries ten thousand. */
const seeds = 150;

afterAll(cleanUp);

it("whatever the line, the centre and the device go through: everything arrives once, and no cursor moves without a receipt", async () => {
  const { rows, failures } = await proveWire({ seeds, seed: "1", say: () => undefined });
  expect(failures).toEqual([]);
  const [name, tried, entries, requests, spoiled] = rows.at(-1) ?? [];
  expect([name, tried]).toEqual(["all", String(seeds)]);
  expect(Number(entries)).toBeGreaterThan(3_000);
  expect(Number(spoiled)).toBeGreaterThan(Number(requests) / 8);
}, 300_000);
