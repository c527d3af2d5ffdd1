import { expect, it } from "vitest";
import { sampleSeed, takesAll } from "../support/sampling.ts";
import { damagesOf } from "./damage/damages.ts";
import { judgeDamage } from "./damage/judge-damage.ts";
import { writeWholeLedger } from "./damage/whole-ledger.ts";

/** `npm run prove` damages every page; this takes different ones in each run. */
const every = takesAll ? 12 : 25;

it("after any damage, truncation or deletion taps work again, and every entry with an intact copy is salvaged", () => {
  const ledger = writeWholeLedger();
  const judgements = damagesOf(ledger, every, sampleSeed()).map((damage) => judgeDamage(ledger, damage));
  expect(judgements.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
  expect(judgements.length).toBeGreaterThan(60);
  expect(judgements.filter(({ isAnew }) => isAnew).length).toBeGreaterThan(25);
});
