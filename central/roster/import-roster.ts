import type { Sql, Tx } from "../database/sql.ts";
import type { Photos } from "./photos/photos.ts";
import { type ImportPlan, isFault, planImport } from "./plan/plan-import.ts";
import { staffKeyOf } from "./plan/roster.ts";
import { readRoster } from "./plan/stored-roster.ts";
import { applyPlan } from "./save/apply-plan.ts";
import { createNewPins, type NewPin } from "./save/new-pins.ts";
import type { NewLink } from "./save/save-accounts.ts";
import type { RosterDraft } from "./sheets/read-draft.ts";

export interface ImportDependencies {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly random: (size: number) => Buffer;
  /** The person who imports, for the access log. */
  readonly by: string;
  /** Hands PINs and links over before the commit: where it throws, nothing is stored. */
  readonly handOver: (pins: readonly NewPin[], links: readonly NewLink[]) => Promise<void>;
}

export interface Given {
  readonly draft: RosterDraft;
  readonly photos: Photos;
}

/** The changes of an import to the stored office. */
export const planRosterImport = async (sql: Sql, { draft, photos }: Given): Promise<ImportPlan> =>
  sql.begin(async (tx) => planImport(await readRoster(tx), draft, photos));

/** No other process changes an office meanwhile: an upload with a PIN waits. */
const lockOffice = async (tx: Tx): Promise<void> => {
  await tx`lock table units, windows, staff, window_staff, accounts, account_grants in share row exclusive mode`;
};

const hasPinOfEach = (plan: ImportPlan, pins: ReadonlyMap<string, NewPin>): boolean =>
  plan.newPins.every((line) => pins.has(staffKeyOf(line))) && plan.newPins.length === pins.size;

/**
 * Makes the plan again for the stored office and applies it, whole or not at all. Returns "faults" where it has some,
 * and "changed" where the office was changed meanwhile so that PINs are missing: nothing is applied then.
 */
export const applyRosterImport = async (
  sql: Sql,
  given: Given,
  { clock, random, by, handOver }: ImportDependencies,
): Promise<ImportPlan | "faults" | "changed"> => {
  // Hashing takes long, so it runs before the lock.
  const pins = await createNewPins((await planRosterImport(sql, given)).newPins, random);
  return sql.begin(async (tx) => {
    await lockOffice(tx);
    const plan = planImport(await readRoster(tx), given.draft, given.photos);
    if (plan.problems.some(isFault)) return "faults";
    if (!hasPinOfEach(plan, pins)) return "changed";
    const links = await applyPlan(tx, plan, pins, { by, at: new Date(clock()) });
    await handOver(
      [...pins.values()].filter(({ line }) => !line.isRetired),
      links,
    );
    return plan;
  });
};
