import type { EntryKind } from "../../contract/ledger/bodies/index-of-kinds.ts";
import type { ChainLink } from "../../contract/ledger/chain.ts";
import { interpretEntry } from "../../contract/ledger/entry.ts";
import type { Hole } from "../../contract/ledger/hole.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Tx } from "../database/sql.ts";
import { raiseAlarm } from "./alarms.ts";

/** The holes that a device declared in one of its epochs, also those that the centre can fill. */
export const declaredHoles = (
  tx: Tx,
  { device, epoch }: { readonly device: DeviceId; readonly epoch: number },
): Promise<readonly Hole[]> => tx<Hole[]>`
  select distinct hole_epoch as epoch, first_seq as "from", last_seq as "to", head from ledger_holes
  where device = ${device} and hole_epoch = ${epoch}`;

const isLacking = async (tx: Tx, device: DeviceId, { epoch, from, to }: Hole): Promise<boolean> => {
  const [row] = await tx<{ count: number }[]>`
    select count(*) as count from ledger_entries
    where device = ${device} and epoch = ${epoch} and seq between ${from} and ${to}`;
  return (row?.count ?? 0) < to - from + 1;
};

const kind: EntryKind = "hole-declared";

/** Raises an alarm for each hole that a device declares and the centre cannot fill. */
export const raiseForHoles = async (tx: Tx, links: readonly ChainLink[], at: Date): Promise<void> => {
  for (const { envelope } of links.filter((link) => link.envelope.kind === kind)) {
    const entry = interpretEntry(envelope);
    if (typeof entry === "string" || entry.kind !== kind) continue;
    const { device, body: hole } = entry;
    if (!(await isLacking(tx, device, hole))) continue;
    await raiseAlarm(tx, device, { kind: "entries-lost", epoch: hole.epoch, seq: hole.from }, at);
  }
};
