import { parseArgs } from "node:util";
import { type FraudKind, fraudKinds } from "../../support/counters/fraud.ts";
import { countFalseAlarms, countFound, type Found } from "../../support/counters/measure-signals.ts";

/** `npm run signals`: how often honest windows are flagged in a month, and manipulated ones within a week. */

const windowsAHall = 200;
const honestHalls = 10;
const bentHalls = 12;

const { values } = parseArgs({ options: { seed: { type: "string", default: "1" } } });
const seed = Number(values.seed);

const halls = (count: number): readonly number[] => Array.from({ length: count }, (_, hall) => seed * 1_000 + hall);

const addUp = (counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const [name, count] of counts.flatMap((each) => [...each])) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
};

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;

/** 差评 are few, so manipulations of them show late. */
const bentFourWeeks = 28;

const show = (counts: ReadonlyMap<string, number>, whole: number): void => {
  for (const [name, count] of counts) {
    if (count > 0 || name === "any")
      console.log(`  ${name.padEnd(20)} ${String(count).padStart(5)}  ${percent(count, whole)}`);
  }
};

const startedAtMs = Date.now();
const honest = honestHalls * windowsAHall;
console.log(`seed ${seed}\nflagged of ${honest} honest windows in a month:`);
show(addUp(halls(honestHalls).map((hall) => countFalseAlarms(hall, windowsAHall, 31))), honest);
const showFound = (kind: FraudKind, found: readonly Found[], within: string): void => {
  const ofKind = found.filter((each) => each.kind === kind);
  const bent = ofKind.reduce((sum, each) => sum + each.bent, 0);
  console.log(`${kind}: flagged of ${bent} windows within ${within}:`);
  show(addUp(ofKind.map((each) => each.found)), bent);
};
const found = halls(bentHalls).flatMap((hall) => countFound(hall, windowsAHall));
for (const kind of fraudKinds) showFound(kind, found, "a week");
const later = halls(bentHalls).flatMap((hall) => countFound(hall, windowsAHall, bentFourWeeks));
showFound("raises", later, "four weeks");
console.log(`${Math.round((Date.now() - startedAtMs) / 1_000)} s`);
