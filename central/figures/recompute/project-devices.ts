import { EntryEnvelope } from "../../../contract/ledger/entry.ts";
import { readPages } from "../../database/read-pages.ts";
import type { Tx } from "../../database/sql.ts";
import { type Fragment, fragment } from "../../database/statement.ts";
import { projectEntries } from "../../ledger/projecting/project-entries.ts";
import { promptsModel } from "../../ratings/project-prompts.ts";
import { ratingsModel } from "../../ratings/project-ratings.ts";
import { reasonsModel } from "../../ratings/project-reasons.ts";
import { shiftsModel } from "../../shifts/project-shifts.ts";

/** The read models that figures are counted from. */
export const countedModels = [ratingsModel, reasonsModel, shiftsModel, promptsModel] as const;

const entriesAtOnce = 2_000;

interface StoredRow {
  readonly text: string;
  readonly receivedAt: Date;
}

const countedKinds = new Set<string>(countedModels.flatMap(({ kinds }) => kinds));

const projectStored = async (tx: Tx, select: Fragment): Promise<void> => {
  for await (const page of readPages<StoredRow>(tx, select, entriesAtOnce)) {
    const stored = page.map(({ text, receivedAt }) => ({
      envelope: EntryEnvelope.parse(JSON.parse(text)),
      receivedAt,
    }));
    const counted = stored.filter(({ envelope }) => countedKinds.has(envelope.kind));
    await projectEntries(tx, countedModels, counted);
  }
};

/**
 * The ratings of other devices that claim a service which the office has decided about: without a second claim the
 * decision has no effect. The stored claims say only where to look.
 */
const projectRivals = (tx: Tx, devices: readonly string[]): Promise<void> =>
  projectStored(
    tx,
    fragment`
      select convert_from(entry, 'UTF8') as text, received_at as "receivedAt"
      from ledger_entries
      where device <> all (${devices}::uuid[]) and (device, epoch, seq) in (
        select claims.device, claims.epoch, claims.seq
        from claim_verdicts as verdict
        join (
          select * from public.claimed_services union all select * from public.rival_claims
        ) as claims using (unit_code, reference_space, transaction_ref, service_number)
        where verdict.device = any (${devices}::uuid[]))
      order by received_at, device, epoch, seq`,
  );

/** Projects every entry of these devices into the tables of the `tx`, in the order of arrival at each device. */
export const projectDevices = async (tx: Tx, devices: readonly string[]): Promise<void> => {
  await projectStored(
    tx,
    fragment`
      select convert_from(entry, 'UTF8') as text, received_at as "receivedAt"
      from ledger_entries where device = any (${devices}::uuid[])
      order by device, received_at, epoch, seq`,
  );
  await projectRivals(tx, devices);
};
