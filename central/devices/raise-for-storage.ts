import type { EntryKind } from "../../contract/ledger/bodies/index-of-kinds.ts";
import { type Entry, interpretEntry } from "../../contract/ledger/entry.ts";
import { type AlarmKind, raiseAlarm } from "../ledger/alarms.ts";
import { linksIn, type OnArrival } from "../ledger/projecting/departments.ts";

const alarmKindOf = (entry: Entry): AlarmKind | undefined => {
  // An epoch other than a device's first says that its database was lost, damaged or replaced.
  if (entry.kind === "epoch-begun") return entry.body.reason === "first-start" ? undefined : "database-lost";
  if (entry.kind === "storage-low") return "storage-low";
  return entry.kind === "storage-recovered" ? "storage-failed" : undefined;
};

/** Only these kinds are parsed: most of a ledger is prompts and ratings. */
const telling: ReadonlySet<string> = new Set<EntryKind>(["epoch-begun", "storage-low", "storage-recovered"]);

/** Raises an alarm for each entry in which a device reports a fault of its disk or database. */
export const raiseForStorage: OnArrival = async (tx, arrived, at) => {
  for (const { envelope } of linksIn(arrived).filter(({ envelope: { kind } }) => telling.has(kind))) {
    const entry = interpretEntry(envelope);
    const kind = typeof entry === "string" ? undefined : alarmKindOf(entry);
    const { device, epoch, seq } = envelope;
    if (kind !== undefined) await raiseAlarm(tx, device, { kind, epoch, seq }, at);
  }
};
