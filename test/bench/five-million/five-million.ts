import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type { Position } from "../../../contract/ledger/chain.ts";
import { Receipt } from "../../../contract/sync/receipt.ts";
import { DeviceId } from "../../../contract/words.ts";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { newPrivateKey, privateKeyText, sealWith } from "../../../electron/wire/key-pair.ts";
import { steadyStamps, writeBacklog } from "../drain/backlog.ts";
import { table } from "../results/report.ts";
import { cleanUp, cleanUpOnSignals } from "../support/clean-up.ts";
import { folderOnDisk } from "../support/folders.ts";
import { type Spread, spreadOf } from "../support/statistics.ts";

const openings = 5;
const appends = 300;
const entriesAtOnce = 20_000;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const options = (folder: string) => ({
  folder,
  device,
  stamp: steadyStamps({ firstEntryAtMs: Date.parse("2016-03-01T09:00:00+08:00"), averageGapMs: 60_000 }),
  isSignedByCentre: () => false,
  seal,
});
const device = DeviceId.parse("6f1c0a52-3d0e-4a57-9c3e-0d6a2b8f4e11");
const seal = sealWith(privateKeyText(newPrivateKey()));

const open = (folder: string): Store => {
  const opened = openStore(options(folder));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
};

/**
 * Stores a receipt as on a screen with a working network: all but the newest entries are receipted, and the journal
 * is short.
 */
const keepReceiptFor = (store: Store, position: Position): void => {
  const facts = { type: "receipt", v: 1, device, receivedAt: new Date().toISOString(), quarantined: [] };
  const signed = { text: "{}", signature: randomBytes(64).toString("base64") };
  const kept = store.keepReceipt(Receipt.parse({ ...facts, ...position }), signed);
  if (!kept.ok) throw new Error(JSON.stringify(kept.problem));
};

const write = (folder: string, entries: number): void => {
  const store = open(folder);
  for (let written = 0; written < entries; written += entriesAtOnce) {
    writeBacklog(store, Math.min(entriesAtOnce, entries - written), written);
    keepReceiptFor(store, store.position());
    if ((written / entriesAtOnce) % 25 === 0) say(`${written.toLocaleString("en")} entries …`);
  }
  store.close();
};

const elapsedMs = (work: () => void): number => {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
};

interface Times {
  readonly openMs: Spread;
  readonly appendMs: Spread;
}

/** Measures the ledger in a folder: opens it repeatedly and appends one visit after another. */
const measure = (folder: string, firstVisit: number): Times => {
  const openMs = Array.from({ length: openings }, () => elapsedMs(() => open(folder).close()));
  const store = open(folder);
  const appendMs = Array.from({ length: appends }, (_, index) =>
    elapsedMs(() => writeBacklog(store, 2, firstVisit + index)),
  );
  store.close();
  return { openMs: spreadOf(openMs), appendMs: spreadOf(appendMs) };
};

const run = async (entries: number): Promise<void> => {
  const [large, empty] = [await folderOnDisk(), await folderOnDisk()];
  write(large, entries);
  const [atLarge, atEmpty] = [measure(large, entries), measure(empty, 0)];
  const rows = (["openMs", "appendMs"] as const).flatMap((name) =>
    (["p50", "p99"] as const).map((share) => [
      `${name === "openMs" ? "open" : "append"}, ${share}, ms`,
      String(atLarge[name][share]),
      String(atEmpty[name][share]),
    ]),
  );
  process.stdout.write(`${table([["", `${entries.toLocaleString("en")} entries`, "empty ledger"], ...rows])}\n`);
};

const { values } = parseArgs({ options: { entries: { type: "string", default: "5000000" } } });
cleanUpOnSignals();
try {
  await run(Number(values.entries));
} finally {
  await cleanUp();
}
