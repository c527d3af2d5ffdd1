import type { Signer } from "../../../central/keys/signing-key.ts";
import type { EpochReason } from "../../../contract/ledger/bodies/device.ts";
import type { TestCentre } from "../centre/start-centre.ts";
import { type CentreAttack, type CentreOutcome, centreAttacks } from "./on-the-centre.ts";
import { type Attack, alterClock, attackKiosk, attacks, cloneKiosk, type Outcome } from "./on-the-kiosk.ts";

type OnKiosk = (centre: TestCentre, signer: Signer, areReceipted: boolean) => Promise<Outcome>;

/** One mutation of a ledger, and where it is noticed: the expectation of the tests, and a line of the README. */
export interface Mutation {
  readonly what: string;
  readonly onKiosk: OnKiosk;
  readonly unreceipted: Outcome;
  readonly receipted: Outcome;
  /** Done to the running kiosk as well. */
  readonly running?: Attack;
  readonly onCentre?: { readonly attack: CentreAttack; readonly expected: CentreOutcome };
}

const doing =
  (attack: Attack): OnKiosk =>
  (centre, signer, areReceipted) =>
    attackKiosk(centre, signer, attack, areReceipted);

/** Nothing noticed, and every given level is counted. */
const unnoticed: Outcome = { start: null, refused: null, alarms: [], faults: [], notices: [], levels: "5 1 4 3" };

/** The kiosk quarantines the database at its next start, and nothing is lost or added. */
const undone = (start: EpochReason): Outcome => ({
  ...unnoticed,
  start,
  alarms: ["database-lost"],
  notices: ["epoch-after-loss"],
});

/** Two histories: the centre keeps the one it had, and stores the other one beside it. */
const fork: Outcome = {
  ...unnoticed,
  refused: "ledger-fork",
  alarms: ["fork"],
  faults: ["checkpoint-contradicted"],
  levels: "5 1 4",
};

const damaged = { unreceipted: undone("database-damaged"), receipted: undone("database-damaged") };
const older = { unreceipted: undone("database-older"), receipted: undone("database-older") };
/** The seal of the older database does not match the end that the journal has recorded. */
const replaced = { ...undone("database-older"), faults: ["epoch-end-unsealed"] } as const;
const swapped = undone("database-swapped");

/** Entries are lost before they had a receipt: the device declares it, and all around them counts. */
const lost = (levels: string) => ({
  unreceipted: {
    ...undone("database-damaged"),
    alarms: ["database-lost", "entries-lost"],
    faults: ["entries-lost"] as const,
    levels,
  },
  receipted: damaged.receipted,
});

const edited = {
  faults: ["entry-chain-broken"],
  refused: null,
  alarms: [],
  later: ["entry-chain-broken"],
  levels: "5 5 4 3",
} as const satisfies CentreOutcome;

const deleted = {
  ...edited,
  faults: ["entries-missing"],
  later: ["entries-missing"],
  levels: "5 4 3",
} as const satisfies CentreOutcome;

const unsigned = {
  faults: ["entries-unsigned"],
  refused: "ledger-fork",
  alarms: ["fork"],
  later: ["checkpoint-beyond", "entries-unsigned"],
  levels: "5 4",
} as const satisfies CentreOutcome;

const healed = { faults: [], refused: null, alarms: [], later: [], levels: "5 1 4 3" } as const satisfies CentreOutcome;

export const mutations: readonly Mutation[] = [
  {
    what: "edit an entry",
    onKiosk: doing(attacks.edit),
    running: attacks.edit,
    ...damaged,
    onCentre: { attack: centreAttacks.edit, expected: edited },
  },
  {
    what: "delete an entry",
    onKiosk: doing(attacks.delete),
    running: attacks.delete,
    ...damaged,
    onCentre: { attack: centreAttacks.delete, expected: deleted },
  },
  {
    what: "edit an entry, in the journal too",
    onKiosk: doing(attacks.editEverywhere),
    running: attacks.editEverywhere,
    ...lost("5 4 3"),
  },
  {
    what: "delete an entry, in the journal too",
    onKiosk: doing(attacks.deleteEverywhere),
    running: attacks.deleteEverywhere,
    ...lost("5 4 3"),
  },
  {
    what: "delete several, in the journal too",
    onKiosk: doing(attacks.deleteSeveral),
    running: attacks.deleteSeveral,
    ...lost("4 3"),
  },
  {
    what: "insert an entry, correctly chained",
    onKiosk: doing(attacks.insert),
    running: attacks.insert,
    unreceipted: { ...swapped, faults: ["entries-unremembered"], levels: "5 1 4 5 3" },
    receipted: { ...swapped, faults: ["entries-unremembered"], levels: "5 1 4 5 3" },
    onCentre: { attack: centreAttacks.insert, expected: { ...unsigned, levels: "5 1 4 5" } },
  },
  {
    what: "swap two entries",
    onKiosk: doing(attacks.reorder),
    running: attacks.reorder,
    ...damaged,
    onCentre: { attack: centreAttacks.reorder, expected: { ...edited, levels: "5 1 4 3" } },
  },
  {
    what: "drop a prompt that ended badly, with its rating",
    onKiosk: doing(attacks.dropPrompt),
    running: attacks.dropPrompt,
    ...damaged,
    onCentre: { attack: centreAttacks.dropPrompt, expected: deleted },
  },
  {
    what: "cut off the end of the database",
    onKiosk: doing(attacks.truncate),
    running: attacks.truncate,
    ...older,
    onCentre: {
      attack: centreAttacks.truncate,
      expected: { ...healed, faults: ["checkpoint-beyond", "receipt-beyond"] },
    },
  },
  {
    what: "cut off the end, in journal and signatures too",
    onKiosk: doing(attacks.truncateEverywhere),
    running: attacks.truncateEverywhere,
    unreceipted: { ...swapped, faults: ["epoch-end-other"], levels: "5 3" },
    receipted: swapped,
    onCentre: { attack: centreAttacks.older, expected: healed },
  },
  {
    what: "the same, and take the device's seal away",
    onKiosk: doing(attacks.truncateUnsealed),
    running: attacks.truncateUnsealed,
    unreceipted: { ...swapped, faults: ["epoch-end-unsealed"], levels: "5 3" },
    receipted: { ...swapped, faults: ["epoch-end-unsealed", "entries-unremembered"] },
  },
  {
    what: "remove database, journal and `last-epoch`",
    onKiosk: doing(attacks.remove),
    unreceipted: { ...undone("database-missing"), faults: ["epoch-end-unsealed"], levels: "3" },
    receipted: { ...undone("database-missing"), faults: ["epoch-end-unsealed"] },
  },
  {
    what: "rewrite everything from an entry on, all hashes anew, **without the device's key**",
    onKiosk: doing(attacks.rewrite),
    running: attacks.rewrite,
    unreceipted: { ...swapped, faults: ["epoch-end-other"], levels: "5 4 3" },
    receipted: {
      ...swapped,
      refused: "ledger-fork",
      alarms: ["database-lost", "fork"],
      faults: ["checkpoint-contradicted"],
    },
    onCentre: { attack: centreAttacks.rewrite, expected: unsigned },
  },
  {
    what: "the same **with the device's key** (at the centre, with both keys)",
    onKiosk: doing(attacks.rewriteWithKey),
    unreceipted: { ...unnoticed, levels: "5 4 3" },
    receipted: { ...fork, faults: ["checkpoint-beyond"] },
    onCentre: {
      attack: centreAttacks.rewriteWithKey,
      expected: { ...unsigned, faults: [], later: ["checkpoint-beyond"] },
    },
  },
  {
    what: "put an older database back",
    onKiosk: doing(attacks.olderDatabase),
    unreceipted: replaced,
    receipted: replaced,
  },
  {
    what: "put the whole older data folder back",
    onKiosk: doing(attacks.olderFolder),
    unreceipted: { ...unnoticed, levels: "3" },
    receipted: fork,
  },
  {
    what: "copy the profile to a second machine, and use both",
    onKiosk: cloneKiosk,
    unreceipted: { ...fork, levels: "5 1 4 3" },
    receipted: { ...fork, levels: "5 1 4 3" },
  },
  {
    what: "set the clock back while citizens rate",
    onKiosk: alterClock,
    unreceipted: { ...unnoticed, notices: ["clock-jumped"] },
    receipted: { ...unnoticed, notices: ["clock-jumped", "clock-other"] },
  },
];

const listed = (codes: readonly string[]): string => codes.map((code) => `\`${code}\``).join(", ");

const parts = (...given: readonly (string | false)[]): string => {
  const said = given.filter((part) => part !== false);
  return said.length > 0 ? said.join("; ") : "**nobody**";
};

const kioskCell = ({ start, alarms, faults, notices }: Outcome): string => {
  const others = alarms.filter((kind) => kind !== "database-lost");
  const told = faults.length > 0 ? faults : start === null && others.length === 0 ? notices : [];
  return parts(
    start !== null && `kiosk: \`${start}\``,
    others.length > 0 && `centre: ${listed(others)}`,
    told.length > 0 && `auditor: ${listed(told)}`,
  );
};

const centreCell = ({ faults, alarms, later }: CentreOutcome): string =>
  parts(
    faults.length > 0 && `auditor: ${listed(faults)}`,
    alarms.length > 0 && `centre: ${listed(alarms)}`,
    later.length === 0 && "kiosk: fills it again",
  );

/** The README's table. */
export const tableLines = (): readonly string[] => [
  "| | on the kiosk, not yet receipted | on the kiosk, receipted | in the centre's database |",
  "|---|---|---|---|",
  ...mutations.map(({ what, unreceipted, receipted, onCentre }) => {
    const cells = [kioskCell(unreceipted), kioskCell(receipted), onCentre ? centreCell(onCentre.expected) : "—"];
    return `| ${[what, ...cells].join(" | ")} |`;
  }),
];
