import type { Signer } from "../../../central/keys/signing-key.ts";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import { type ChainLink, type Position, positionAfter } from "../../../contract/ledger/chain.ts";
import type { ProblemCode } from "../../../contract/problems/problem.ts";
import { signCheckpoint } from "../centre/device.ts";
import type { TestCentre } from "../centre/start-centre.ts";
import { type AuditedKiosk, auditedKiosk } from "./audited-kiosk.ts";
import { findingsOf, givenLevels, type Outcome } from "./on-the-kiosk.ts";
import { dropStatementsAt, linksAt, putLinksAt, putStatementAt } from "./rewrite-centre.ts";
import { type Change, changes, visit } from "./visits.ts";

/** An attack on the centre's database; every entry there has its receipt. */
export type CentreAttack = (centre: TestCentre, signer: Signer, kiosk: AuditedKiosk) => Promise<void>;

/** The parts that noticed: a verification before any other check, and then all those of a kiosk's outcome. */
export interface CentreOutcome extends Pick<Outcome, "refused" | "alarms" | "levels"> {
  readonly faults: readonly ProblemCode[];
  /** The findings of a verification after the kiosk's next upload. */
  readonly later: readonly ProblemCode[];
}

const endOf = (links: readonly ChainLink[]): Position => {
  const last = links.at(-1);
  if (!last) throw new Error("no entries are left");
  return positionAfter(last);
};

/** Changes only the entries, and leaves the recorded end. */
const entriesOnly =
  (change: Change): CentreAttack =>
  async ({ sql }, _signer, { device: { id } }) => {
    const links = await linksAt(sql, id);
    await putLinksAt(sql, id, change(links), endOf(links));
  };

/** Changes everything consistently, and removes statements that became false. */
const consistently =
  (change: Change): CentreAttack =>
  async ({ sql }, _signer, { device: { id } }) => {
    const links = await linksAt(sql, id);
    const changed = change(links);
    const same = changed.filter(({ hash }, index) => links[index]?.hash === hash).length;
    await putLinksAt(sql, id, changed, endOf(changed));
    await dropStatementsAt(sql, id, same);
  };

/** Signed again as well, by an attacker who has stolen the device's key and owns the centre's. */
const withBothKeys =
  (change: Change): CentreAttack =>
  async (centre, signer, kiosk) => {
    await consistently(change)(centre, signer, kiosk);
    const { device } = kiosk;
    const end = endOf(await linksAt(centre.sql, device.id));
    const receipt = { type: "receipt", v: 1, device: device.id, ...end, receivedAt: new Date().toISOString() };
    const signed = signer.signText(JSON.stringify({ ...receipt, quarantined: [] }));
    const at = { at: new Date().toISOString() };
    await putStatementAt(centre.sql, device.id, "checkpoint", end, signCheckpoint(device, end, at));
    await putStatementAt(centre.sql, device.id, "receipt", end, signed);
  };

export const centreAttacks = {
  edit: entriesOnly(changes.edit),
  delete: entriesOnly(changes.delete),
  insert: async ({ sql }, _signer, { device: { id } }) => {
    const changed = changes.insert(await linksAt(sql, id));
    await putLinksAt(sql, id, changed, endOf(changed));
  },
  reorder: entriesOnly(changes.reorder),
  dropPrompt: entriesOnly(changes.dropPrompt),
  truncate: async ({ sql }, _signer, { device: { id } }) => {
    const changed = changes.truncate(await linksAt(sql, id));
    await putLinksAt(sql, id, changed, endOf(changed));
  },
  rewrite: consistently(changes.rewrite),
  rewriteWithKey: withBothKeys(changes.rewrite),
  older: consistently(changes.truncate),
} as const satisfies Readonly<Record<string, CentreAttack>>;

/**
 * Attacks a real centre's database, verifies, lets the kiosk upload one more rating, and collects all findings again.
 */
export const attackCentre = async (
  centre: TestCentre,
  signer: Signer,
  attack: CentreAttack,
): Promise<CentreOutcome> => {
  const kiosk = await auditedKiosk(centre);
  // Statements are signed after the first visit and the last: none for the entries that are changed.
  for (const level of givenLevels) {
    kiosk.write(visit(level));
    if (level === givenLevels[0]) await kiosk.send();
  }
  await kiosk.send();
  await attack(centre, signer, kiosk);
  await rebuildReadModels(centre.sql, departments);
  const { faults } = await findingsOf(centre, signer, kiosk.device.id);
  kiosk.write(visit(3));
  const refused = await kiosk.send();
  kiosk.close();
  const { alarms, levels, faults: later } = await findingsOf(centre, signer, kiosk.device.id);
  return { faults, refused, alarms, later, levels };
};
