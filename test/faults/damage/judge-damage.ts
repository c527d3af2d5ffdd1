import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDamage } from "../../../db/failure-reason.ts";
import { openStore } from "../../../db/open-store.ts";
import { condemn } from "../../../db/recovery/quarantine.ts";
import type { Store } from "../../../db/store.ts";
import { device, newFolder, ratingFor, seal, stamp } from "../../support/ledger.ts";
import { textsOnDisk } from "../../support/window/ledger-on-disk.ts";
import type { Damage } from "./damages.ts";
import type { WholeLedger } from "./whole-ledger.ts";

/** Taps have to work again within this time. */
const mostMs = 5_000;

export interface Judgement {
  readonly name: string;
  /** Another epoch began: the centre is notified. */
  readonly isAnew: boolean;
  readonly elapsedMs: number;
  /** Violations, in words; empty where all is well. */
  readonly faults: readonly string[];
}

const open = (folder: string): Store => {
  const opened = openStore({ folder, device, stamp, isSignedByCentre: () => true, seal });
  if (!opened.ok) throw new Error(`not opened: ${JSON.stringify(opened.problem)}`);
  return opened.value;
};

let number = 10_000;

/** The reads of a kiosk's start, a tap, and the uploads after it. */
const serve = (folder: string, store: Store): void => {
  const document = store.configuration();
  store.newestOfKinds(["shift-started", "prompt-opened", "rating-given"]);
  store.unsent();
  store.triedNumbers();
  number += 1;
  const written = store.append([ratingFor(number)]);
  if (!written.ok) throw new Error(`not written: ${JSON.stringify(written.problem)}`);
  if (!document) throw new Error("no configuration");
  textsOnDisk(folder);
};

/** Opens and serves; where damage shows only later, condemns and restarts as the kiosk does. Returns the epoch. */
const startAndServe = (folder: string): number => {
  let store = open(folder);
  try {
    serve(folder, store);
  } catch (error) {
    if (!isDamage(error)) throw error;
    store.close();
    condemn(folder);
    store = open(folder);
    serve(folder, store);
  }
  const { epoch } = store.position();
  store.close();
  return epoch;
};

/** Does one damage to a copy of the ledger, starts a kiosk on it, and compares. */
export const judgeDamage = (ledger: WholeLedger, { name, state, apply, mostLost = 0 }: Damage): Judgement => {
  const folder = join(newFolder(), "damaged");
  cpSync(ledger[state], folder, { recursive: true });
  apply(folder);
  const startedAtMs = performance.now();
  try {
    const epoch = startAndServe(folder);
    const elapsedMs = performance.now() - startedAtMs;
    const held = new Set(textsOnDisk(folder));
    const missing = ledger.texts.map((text, index) => (held.has(text) ? -1 : index)).filter((index) => index >= 0);
    const lost = missing.filter((index) => index >= ledger.receipted).length;
    const isAnew = epoch > 1;
    const faults = [
      ...(lost > mostLost ? [`${lost} entries without a receipt are gone`] : []),
      ...(lost > 0 && !isAnew ? ["entries are gone, and nobody is told"] : []),
      ...(held.size < ledger.texts.length && !isAnew ? ["fewer entries than before, in the same epoch"] : []),
      ...(elapsedMs > mostMs ? [`took ${Math.round(elapsedMs)} ms`] : []),
    ];
    return { name, isAnew, elapsedMs, faults };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { name, isAnew: false, elapsedMs: performance.now() - startedAtMs, faults: [words] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
