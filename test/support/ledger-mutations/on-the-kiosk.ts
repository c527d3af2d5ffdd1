import type { Signer } from "../../../central/keys/signing-key.ts";
import { verifyStored } from "../../../central/ledger/audit/verify-stored.ts";
import type { EpochReason } from "../../../contract/ledger/bodies/device.ts";
import type { ProblemCode } from "../../../contract/problems/problem.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { TestCentre } from "../centre/start-centre.ts";
import { type AuditedKiosk, auditedKiosk, copyOf, kioskIn } from "./audited-kiosk.ts";
import {
  dropReceipts,
  dropSeal,
  linksIn,
  putDatabaseBack,
  putFolderBack,
  putJournal,
  putLinks,
  putSeal,
  removeLedger,
} from "./rewrite-store.ts";
import { type Change, changes, visit } from "./visits.ts";

/** The findings, in the order in which they can be made. */
export interface Outcome {
  /** Why the kiosk's next start began a new epoch; null where it accepted the ledger as its own. */
  readonly start: EpochReason | null;
  /** Why the centre refused the next upload. */
  readonly refused: ProblemCode | null;
  /** The alarms that the centre raised at the next upload. */
  readonly alarms: readonly string[];
  /** The faults that a verification of the centre's ledger finds after it, and its notices. */
  readonly faults: readonly ProblemCode[];
  readonly notices: readonly ProblemCode[];
  /** The levels that the centre counts in the end. Given were 5, 1, 4 and, after the attack, 3. */
  readonly levels: string;
}

/** An attack on the kiosk while it is off; `older` is a copy of its folder from before the three visits. */
export type Attack = (kiosk: AuditedKiosk, older: string) => void;

const inDatabase =
  (change: Change): Attack =>
  ({ folder }) =>
    putLinks(folder, change(linksIn(folder)));

/** The journal too: no other record is left on this disk. */
const everywhere =
  (change: Change): Attack =>
  ({ folder, device }) => {
    putLinks(folder, change(linksIn(folder)));
    putJournal(folder, device.id, linksIn(folder));
    dropReceipts(folder);
  };

/** The journal too; receipted entries keep their receipts: only the entries themselves are changed. */
const inJournalToo =
  (change: Change): Attack =>
  ({ folder, device }) => {
    putLinks(folder, change(linksIn(folder)));
    putJournal(folder, device.id, linksIn(folder));
  };

const withKey =
  (change: Change): Attack =>
  (kiosk, older) => {
    everywhere(change)(kiosk, older);
    putSeal(kiosk.folder, kiosk.device.id, kiosk.seal, linksIn(kiosk.folder));
  };

export const attacks = {
  edit: inDatabase(changes.edit),
  delete: inDatabase(changes.delete),
  editEverywhere: inJournalToo(changes.edit),
  deleteEverywhere: inJournalToo(changes.delete),
  deleteSeveral: inJournalToo(changes.deleteSeveral),
  insert: everywhere(changes.insert),
  reorder: inDatabase(changes.reorder),
  dropPrompt: inDatabase(changes.dropPrompt),
  truncate: inDatabase(changes.truncate),
  truncateEverywhere: everywhere(changes.truncate),
  truncateUnsealed: (kiosk, older) => {
    everywhere(changes.truncate)(kiosk, older);
    dropSeal(kiosk.folder);
  },
  remove: ({ folder }) => removeLedger(folder),
  rewrite: everywhere(changes.rewrite),
  rewriteWithKey: withKey(changes.rewrite),
  olderDatabase: ({ folder }, older) => putDatabaseBack(folder, older),
  olderFolder: ({ folder }, older) => putFolderBack(folder, older),
  nothing: () => undefined,
} as const satisfies Readonly<Record<string, Attack>>;

const aliased = <Row, Value>(rows: readonly Row[], of: (row: Row) => Value): readonly Value[] => [
  ...new Set(rows.map(of)),
];

/** The centre's present findings about a device. */
export const findingsOf = async (
  { sql }: TestCentre,
  signer: Signer,
  device: DeviceId,
): Promise<Omit<Outcome, "start" | "refused">> => {
  const alarms = await sql<{ kind: string }[]>`select kind from alarms where device = ${device} order by kind`;
  const ratings = await sql<{ level: number }[]>`
    select level from ratings where device = ${device} order by epoch, seq`;
  const verified = await verifyStored(sql, { device, signer, at: new Date() });
  return {
    alarms: aliased(alarms, ({ kind }) => kind),
    faults: aliased(verified?.faults ?? [], ({ code }) => code),
    notices: aliased(verified?.notices ?? [], ({ code }) => code),
    levels: ratings.map(({ level }) => level).join(" "),
  };
};

/** The levels of the three visits under attack. */
export const givenLevels = [5, 1, 4] as const;

/** Three visits, none of which has been uploaded yet, or each of which has its receipt. */
export const writeVisits = async (kiosk: AuditedKiosk, areReceipted: boolean): Promise<void> => {
  for (const level of givenLevels) {
    kiosk.write(visit(level));
    if (areReceipted) await kiosk.send();
  }
};

const reasonOf = (kiosk: AuditedKiosk): EpochReason | null => {
  const begun = kiosk.store().newestOfKinds(["epoch-begun"]);
  return begun?.kind === "epoch-begun" && begun.epoch > 1 ? begun.body.reason : null;
};

/** Attacks a real kiosk, restarts it, lets one more citizen rate, and collects all findings. */
export const attackKiosk = async (
  centre: TestCentre,
  signer: Signer,
  attack: Attack,
  areReceipted: boolean,
): Promise<Outcome> => {
  const kiosk = await auditedKiosk(centre);
  await kiosk.send();
  let older = "";
  kiosk.restart(() => {
    older = copyOf(kiosk.folder);
  });
  await writeVisits(kiosk, areReceipted);
  kiosk.restart(() => attack(kiosk, older));
  const start = reasonOf(kiosk);
  kiosk.write(visit(3));
  const refused = await kiosk.send();
  kiosk.close();
  return { start, refused, ...(await findingsOf(centre, signer, kiosk.device.id)) };
};

/** The outcome where the kiosk ran on: first the reports to the centre meanwhile, then as above. */
export interface RunningOutcome extends Outcome {
  readonly levelsMeanwhile: string;
}

/**
 * Attacks the running kiosk before any upload, lets it upload, and then restarts it. `before` runs between the attack
 * and the upload.
 */
export const attackRunning = async (
  centre: TestCentre,
  signer: Signer,
  attack: Attack,
  before: (kiosk: AuditedKiosk) => void = () => undefined,
): Promise<RunningOutcome> => {
  const kiosk = await auditedKiosk(centre);
  await kiosk.send();
  await writeVisits(kiosk, false);
  attack(kiosk, "");
  before(kiosk);
  const refused = await kiosk.send();
  const { levels: levelsMeanwhile } = await findingsOf(centre, signer, kiosk.device.id);
  kiosk.restart(() => undefined);
  const start = reasonOf(kiosk);
  kiosk.write(visit(3));
  await kiosk.send();
  kiosk.close();
  return { levelsMeanwhile, start, refused, ...(await findingsOf(centre, signer, kiosk.device.id)) };
};

/** Copies the whole profile to a second machine, and lets both go on. */
export const cloneKiosk = async (centre: TestCentre, signer: Signer, areReceipted: boolean): Promise<Outcome> => {
  const kiosk = await auditedKiosk(centre);
  await kiosk.send();
  await writeVisits(kiosk, areReceipted);
  let copy = "";
  kiosk.restart(() => {
    copy = copyOf(kiosk.folder);
  });
  const clone = kioskIn(kiosk.device, copy);
  kiosk.write(visit(3));
  clone.write(visit(5));
  const [start, refused] = [reasonOf(clone), (await kiosk.send()) ?? (await clone.send())];
  kiosk.close();
  clone.close();
  return { start, refused, ...(await findingsOf(centre, signer, kiosk.device.id)) };
};

const hourMs = 3_600_000;

/** Sets the clock back an hour while three citizens rate, and then corrects it. */
export const alterClock = async (centre: TestCentre, signer: Signer, areReceipted: boolean): Promise<Outcome> => {
  const kiosk = await auditedKiosk(centre);
  await kiosk.send();
  kiosk.setClock(-hourMs);
  await writeVisits(kiosk, areReceipted);
  kiosk.setClock(0);
  kiosk.write(visit(3));
  const [start, refused] = [reasonOf(kiosk), await kiosk.send()];
  kiosk.close();
  return { start, refused, ...(await findingsOf(centre, signer, kiosk.device.id)) };
};
