import { writeSync } from "node:fs";
import type { Position } from "../../../contract/ledger/chain.ts";
import type { Result } from "../../../contract/result.ts";
import { isDamage } from "../../../db/failure-reason.ts";
import { openStore } from "../../../db/open-store.ts";
import { condemn, isCondemned } from "../../../db/recovery/quarantine.ts";
import type { Store } from "../../../db/store.ts";
import { configurationWith } from "../../electron/support/configuration.ts";
import { carryAllOlder, device, ratingFor, receiptFor, seal, signedReceipt, stamp } from "../../support/ledger.ts";
import { type TroubledStep, troubledLives } from "./troubled-lives.ts";

/**
 * Runs one stretch of a kiosk's life on a failing disk, as the kiosk does: a start is retried, a refused rating is
 * followed by the next, damage condemns the ledger and restarts. Prints accepted and refused entries to standard
 * output.
 */
const [folder = "", lifeName] = process.argv.slice(2);
/** The kiosk itself retries without limit, every ten seconds. */
const startsTried = 3;
/** Few enough that a rest is left for later. */
const mostSalvagedAtStart = 10;
/** Numbers that no prepared rating has. */
let number = 10_000;
let store: Store | undefined;
let newest: Position | undefined;

const say = (line: string): void => void writeSync(1, `${line}\n`);

const start = (): void => {
  for (let tried = 1; tried <= startsTried && !store; tried += 1) {
    const opened = openStore({ folder, device, stamp, isSignedByCentre: () => false, seal, mostSalvagedAtStart });
    if (opened.ok) store = opened.value;
    else say(`not started ${JSON.stringify(opened.problem)}`);
  }
};
const stop = (): void => {
  store?.close();
  store = undefined;
};
const startAnew = (error: unknown): void => {
  if (!isDamage(error) || isCondemned(folder)) throw error;
  say(`condemned ${error instanceof Error ? error.message : ""}`);
  condemn(folder);
  stop();
  start();
};
const noted = (written: Result<Position>): boolean => {
  if (written.ok) newest = written.value;
  say(written.ok ? `acknowledge ${written.value.head}` : `refused ${JSON.stringify(written.problem)}`);
  return written.ok;
};
const rate = (): void => {
  number += 1;
  // A citizen whose rating was refused taps once more.
  if (store && !noted(store.append([ratingFor(number)]))) noted(store.append([ratingFor(number)]));
};
const configure = (): void => {
  if (store) noted(store.applyConfiguration(configurationWith({ version: 9 })));
};
const keepReceipt = (): void => {
  if (newest && store?.keepReceipt(receiptFor(newest), signedReceipt).ok === false) say("no receipt kept");
};
const salvageOlder = (): void => {
  if (store && !carryAllOlder(store)) say("older entries wait for the next start");
};
const steps: Readonly<Record<TroubledStep, () => void>> = {
  start,
  stop,
  rate,
  configure,
  "keep receipt": keepReceipt,
  "carry older": salvageOlder,
};

const life = troubledLives.find(({ name }) => name === lifeName);
if (!life) throw new Error(`no such life: ${lifeName}`);
for (const step of life.steps) {
  try {
    steps[step]();
  } catch (error) {
    startAnew(error);
    // The citizen taps again.
    if (step === "rate") rate();
  }
}
