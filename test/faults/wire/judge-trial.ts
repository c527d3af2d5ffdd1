import type { Sql } from "../../../central/database/sql.ts";
import { emptyEpoch, type Position, positionAfter, readLink } from "../../../contract/ledger/chain.ts";
import { interpretEntry } from "../../../contract/ledger/entry.ts";
import { holeBetween } from "../../../contract/ledger/hole.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { isSignedBy } from "../../../contract/node/signed-text.ts";
import { parseJson } from "../../../contract/parse-json.ts";
import { Receipt } from "../../../contract/sync/receipt.ts";
import type { DeviceId } from "../../../contract/words.ts";
import { publicKeyFrom } from "../../../electron/wire/key-pair.ts";
import type { FaultyLine } from "./faulty-line.ts";
import type { Misfortune } from "./trial.ts";
import type { TrialKiosk, WrittenEntry } from "./trial-kiosk.ts";

export interface Outcome {
  readonly misfortune: Misfortune;
  readonly kiosk: TrialKiosk;
  readonly line: FaultyLine;
  readonly sql: Sql;
  /** Everything that the device ever wrote, in all its histories. */
  readonly written: readonly WrittenEntry[];
  /** The entries removed from it, from any storage. */
  readonly lost: ReadonlySet<string>;
}

interface AtCentre {
  readonly entries: readonly WrittenEntry[];
  readonly forked: ReadonlySet<string>;
  readonly alarms: readonly string[];
  readonly ratings: number;
  readonly quarantined: number;
}

const readCentre = async (sql: Sql, device: DeviceId): Promise<AtCentre> => {
  const entries = await sql<WrittenEntry[]>`
    select epoch, seq, convert_from(entry, 'UTF8') as text from ledger_entries where device = ${device} order by epoch, seq`;
  const forked = await sql<{ text: string }[]>`
    select convert_from(entry, 'UTF8') as text from forked_entries where device = ${device}`;
  const [found] = await sql<{ alarms: string[]; ratings: number; quarantined: number }[]>`select
    array(select distinct kind from alarms where device = ${device} order by kind) as alarms,
    (select count(*)::int from ratings where device = ${device}) as ratings,
    (select count(*)::int from quarantined_entries where device = ${device}) as quarantined`;
  return {
    entries,
    forked: new Set(forked.map(({ text }) => text)),
    alarms: found?.alarms ?? [],
    ratings: found?.ratings ?? 0,
    quarantined: found?.quarantined ?? 0,
  };
};

const nameOf = ({ epoch, seq }: { readonly epoch: number; readonly seq: number }): string => `${epoch}/${seq}`;

/** The first few are enough to recognise the fault. */
const few = (what: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`${what}: ${names.slice(0, 5).join(", ")}${names.length > 5 ? " …" : ""}`];

/** The holes that these entries declare, with the place of each declaration. */
const holesIn = (entries: readonly WrittenEntry[]) =>
  entries.flatMap(({ text }) => {
    const link = readLink(text, sha256Hex);
    const entry = link && interpretEntry(link.envelope);
    return typeof entry === "object" && entry.kind === "hole-declared" ? [entry] : [];
  });

/**
 * Every epoch from its first entry on, each entry the next of the one before or the first one behind a declared hole.
 */
const chainFaults = (entries: readonly WrittenEntry[]): readonly string[] => {
  const holes = holesIn(entries);
  const ends = new Map<number, Position>();
  const broken = entries.filter((entry) => {
    const link = readLink(entry.text, sha256Hex);
    const end = ends.get(entry.epoch) ?? emptyEpoch(entry.epoch);
    if (link) ends.set(entry.epoch, positionAfter(link));
    if (link?.envelope.seq !== entry.seq) return true;
    const follows = entry.seq === end.size + 1 && link.envelope.prev === end.head;
    const isBehindHole = (declaration: (typeof holes)[number]): boolean =>
      declaration.epoch > entry.epoch && holeBetween([declaration.body], end.size, link.envelope) !== undefined;
    return !follows && !holes.some(isBehindHole);
  });
  return few("the centre's chain breaks at", broken.map(nameOf));
};

/**
 * Behind a declared hole whose declaration has its receipt, no other receipt is required; also where the declaration
 * itself was lost with a database after that.
 */
const trespassesOf = ({ line, written }: Outcome): readonly string[] => {
  const holes = holesIn(written);
  return line.trespasses.flatMap(({ epoch, firstSeq, receipted }) => {
    const furthest = receipted.get(epoch) ?? 0;
    const isDeclared = holes.some(
      ({ body, ...declaration }) =>
        body.epoch === epoch &&
        body.from <= furthest + 1 &&
        body.to === firstSeq - 1 &&
        declaration.seq <= (receipted.get(declaration.epoch) ?? 0),
    );
    return isDeclared ? [] : [`sent ${epoch}/${firstSeq} with a receipt to ${furthest}`];
  });
};

/** The kiosk's view of the centre has to be signed, and true. */
const receiptFaults = (outcome: Outcome): readonly string[] => {
  const { kiosk, line } = outcome;
  const key = publicKeyFrom(kiosk.identity.centrePublicKey);
  const signed = new Set(line.signed.map(({ epoch, size, head }) => `${epoch}/${size}/${head}`));
  const wrong = kiosk.receipts().filter((receipt) => {
    const said = Receipt.safeParse(parseJson(receipt.text)).data;
    return !isSignedBy(key, receipt) || !signed.has(`${said?.epoch}/${said?.size}/${said?.head}`);
  });
  return [
    ...few(
      "the kiosk keeps receipts that the centre never gave",
      wrong.map(({ text }) => text.slice(0, 200)),
    ),
    ...few("the cursor passed entries without a receipt", trespassesOf(outcome)),
  ];
};

/** The centre has every entry that it signed for; after a restore it may have had to receive it again. */
const promiseFaults = ({ line, lost }: Outcome, { entries }: AtCentre, isOwed: (epoch: number) => boolean) => {
  const lostHashes = new Set<string>([...lost].map(sha256Hex));
  const held = new Map(entries.map((entry) => [nameOf(entry), sha256Hex(entry.text)]));
  const broken = line.signed.filter(
    ({ epoch, size, head }) =>
      size > 0 && isOwed(epoch) && !lostHashes.has(head) && held.get(nameOf({ epoch, seq: size })) !== head,
  );
  return few(
    "the centre signed for what it does not hold",
    broken.map(({ epoch, size }) => `${epoch}/${size}`),
  );
};

const missingFrom = (wanted: readonly WrittenEntry[], held: ReadonlySet<string>): readonly string[] =>
  wanted.filter(({ text }) => !held.has(text)).map(nameOf);

/** Epochs of which the kiosk itself has every entry: a hole in the others cannot be filled. */
const wholeEpochs = (own: readonly WrittenEntry[]): ReadonlySet<number> => {
  const counts = new Map<number, number>();
  const lasts = new Map<number, number>();
  for (const { epoch, seq } of own) {
    counts.set(epoch, (counts.get(epoch) ?? 0) + 1);
    lasts.set(epoch, Math.max(seq, lasts.get(epoch) ?? 0));
  }
  return new Set([...counts].filter(([epoch, count]) => lasts.get(epoch) === count).map(([epoch]) => epoch));
};

const isRating = ({ text }: WrittenEntry): boolean => text.includes('"kind":"rating-given"');

/**
 * The invariants after any trial: the centre's ledger is an unbroken chain of entries that this device wrote, each
 * once and each rating counted once; the kiosk's receipts are the centre's; no upload began beyond them. Every entry
 * of the device is at the centre and has its receipt, and so does every entry it ever wrote, except those removed
 * everywhere: by hand, or with its database after the centre had lost them as well. A device restored from a copy has
 * two histories: the one that arrived first stays unchanged. Present entries of the device outside it are stored
 * beside it as the other branch, as far as one upload reaches, wait on the device without a receipt, and raise an
 * alarm: IT has to enrol the device again.
 */
export const faultsOf = async (outcome: Outcome): Promise<readonly string[]> => {
  const { misfortune, kiosk, sql, written } = outcome;
  const centre = await readCentre(sql, kiosk.identity.device);
  const own = kiosk.entries();
  const held = new Set(centre.entries.map(({ text }) => text));
  const known = new Set(written.map(({ text }) => text));
  const ratings = centre.entries.filter(isRating).length;
  const always = [
    ...chainFaults(centre.entries),
    ...receiptFaults(outcome),
    ...few("at the centre, and nobody wrote it", missingFrom(centre.entries, known)),
    ...(ratings === centre.ratings ? [] : [`${ratings} ratings arrived and ${centre.ratings} are counted`]),
    ...(centre.quarantined === 0 ? [] : [`${centre.quarantined} entries are quarantined`]),
  ];
  if (misfortune === "device restored") {
    const others = own.filter(({ text }) => !held.has(text));
    const waiting = others.filter(({ text }) => !centre.forked.has(text));
    const isTold = others.length === 0 || (centre.alarms.includes("fork") && waiting.length < others.length);
    const unsent = kiosk.store().unsent().count;
    return [
      ...always,
      ...promiseFaults(outcome, centre, () => true),
      ...(others.length <= unsent ? [] : [`${others.length} entries are not at the centre, and ${unsent} wait`]),
      ...(isTold ? [] : ["another history without an alarm, or nothing of it kept"]),
    ];
  }
  const whole = wholeEpochs(own);
  const isOwed = (epoch: number): boolean => misfortune !== "database lost, centre restored" || whole.has(epoch);
  const owed = written.filter(({ epoch, text }) => isOwed(epoch) && !outcome.lost.has(text));
  const unsent = kiosk.store().unsent().count;
  return [
    ...always,
    ...promiseFaults(outcome, centre, isOwed),
    ...few("written and not at the centre", missingFrom(owed, held)),
    ...few("on the kiosk and not at the centre", missingFrom(own, held)),
    ...(unsent === 0 ? [] : [`${unsent} entries have no receipt`]),
    ...few(
      "alarms",
      centre.alarms.filter((kind) => !expectedAlarms[misfortune]?.includes(kind)),
    ),
    ...few(
      "kept as a fork",
      [...centre.forked].map((text) => text.slice(0, 120)),
    ),
  ];
};

const expectedAlarms: Partial<Readonly<Record<Misfortune, readonly string[]>>> = {
  "database lost": ["database-lost"],
  "database lost, centre restored": ["database-lost", "entries-lost"],
  "entries lost": ["database-lost", "entries-lost"],
  "entries lost, centre restored": ["database-lost", "entries-lost"],
};
