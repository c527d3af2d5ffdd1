import type { Proof } from "../proof.ts";
import { damagesOf } from "./damages.ts";
import { judgeDamage } from "./judge-damage.ts";
import { writeWholeLedger } from "./whole-ledger.ts";

/** Damages every page of a ledger, every end of its files and every file, one at a time, and starts a kiosk on each. */
export const proveDamage = async (): Promise<Proof> => {
  const ledger = writeWholeLedger();
  const judgements = damagesOf(ledger, 1).map((damage) => judgeDamage(ledger, damage));
  const slowestMs = Math.round(Math.max(...judgements.map(({ elapsedMs }) => elapsedMs)));
  return {
    title: "Damage: a tap works again, and nothing is lost that is still somewhere",
    rows: [
      ["damages", "noticed: a new epoch", "did no harm", "slowest start, ms", "not as it has to be"],
      [
        String(judgements.length),
        String(judgements.filter(({ isAnew }) => isAnew).length),
        String(judgements.filter(({ isAnew, faults }) => !isAnew && faults.length === 0).length),
        String(slowestMs),
        String(judgements.filter(({ faults }) => faults.length > 0).length),
      ],
    ],
    failures: judgements.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`)),
  };
};
