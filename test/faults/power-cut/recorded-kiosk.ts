import { writeSync } from "node:fs";
import type { Position } from "../../../contract/ledger/chain.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import { openForWriting } from "../../../db/database.ts";
import { type Store, storeOver } from "../../../db/store.ts";
import {
  carryAllOlder,
  device,
  openedStore,
  ratingFor,
  receiptFor,
  seal,
  signedReceipt,
  stamp,
} from "../../support/ledger.ts";
import { enrolledIn } from "./enrolled-in.ts";
import { spokenLine } from "./follow-calls.ts";
import { dataFolderIn, kioskLives, mostSalvagedAtStart, type Step } from "./kiosk-lives.ts";

/** Runs one stretch of a kiosk's life, and prints to standard output when an entry is promised to be on disk. */
const [root = "", lifeName, isNormal] = process.argv.slice(2);
const folder = dataFolderIn(root);
/** Numbers that no prepared rating has. */
let number = 10_000;
let store: Store | undefined;
let positions: readonly Position[] = [];

const rate = (): void => {
  number += 1;
  const written = store?.append([ratingFor(number)]);
  if (!written?.ok || store?.journalFault() !== undefined) throw new Error(`not written: ${JSON.stringify(written)}`);
  writeSync(1, spokenLine("acknowledge", written.value.head));
  positions = [...positions, written.value];
};

const keepReceipt = (): void => {
  const position = positions.at(-4);
  if (position) writeSync(1, spokenLine("release", position.head));
  if (!position || !store?.keepReceipt(receiptFor(position), signedReceipt).ok) throw new Error("no receipt kept");
};

/**
 * The store at a weaker setting. It checks its setting when it opens and after its first entry, so the connection is
 * weakened after both.
 */
const startAtNormal = (): Store => {
  openedStore(folder).close();
  const connection = openForWriting(databaseFileIn(folder));
  store = storeOver(connection, { folder, device, stamp, isSignedByCentre: () => false, seal });
  rate();
  connection.pragma("synchronous = NORMAL");
  return store;
};

const take = (step: Step): void => {
  if (step.does === "start")
    store =
      isNormal === "normal"
        ? startAtNormal()
        : openedStore(folder, { mostSalvagedAtStart, secondPlace: enrolledIn(folder) });
  if (step.does === "carry older" && store && !carryAllOlder(store)) throw new Error("older entries not carried over");
  if (step.does === "stop") store?.close();
  if (step.does === "keep receipt") keepReceipt();
  if (step.does === "rate") for (let taken = 0; taken < step.times; taken += 1) rate();
};

const life = kioskLives.find(({ name }) => name === lifeName);
if (!life) throw new Error(`no such life: ${lifeName}`);
for (const step of life.steps) take(step);
