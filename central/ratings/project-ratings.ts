import { type EntryBody, type EntryEnvelope, interpretEntry } from "../../contract/ledger/entry.ts";
import { asJson, type Transaction } from "../database/sql.ts";
import { type EntryKey, type Quarantined, type QuarantineReason, quarantine } from "../ledger/quarantine.ts";

/** One stored entry: its envelope as read and when the centre took it. */
export interface StoredEntry {
  readonly envelope: EntryEnvelope;
  readonly receivedAt: Date;
}

type RatingBody = EntryBody<"rating-given">;

interface Rating extends StoredEntry {
  readonly body: RatingBody;
}

const rowOf = ({ envelope, body, receivedAt }: Rating) => ({
  device: envelope.device,
  epoch: envelope.epoch,
  seq: envelope.seq,
  prompt_id: body.promptId,
  unit_code: body.unitCode,
  window_number: body.windowNumber,
  staff_number: body.staffNumber,
  source: body.source,
  transaction_ref: body.transaction?.transactionRef ?? null,
  service_number: body.transaction?.serviceNumber ?? null,
  matter_name: body.transaction?.matterName ?? null,
  level: body.level,
  channel: body.channel,
  answered_after_ms: body.answeredAfterMs,
  answered_at: envelope.at,
  received_at: receivedAt.toISOString(),
});

/** PostgreSQL holds every text but NUL and half a surrogate pair. Such an entry is kept as it came and not counted. */
const isStorable = ({ unitCode, windowNumber, channel, transaction }: RatingBody): boolean =>
  [unitCode, windowNumber, channel, transaction?.transactionRef ?? "", transaction?.matterName ?? ""].every(
    (text) => !text.includes("\0") && !/\p{Surrogate}/u.test(text),
  );

const readRating = (envelope: EntryEnvelope): RatingBody | QuarantineReason | undefined => {
  const entry = interpretEntry(envelope);
  if (typeof entry === "string") return entry;
  if (entry.kind !== "rating-given") return undefined;
  return isStorable(entry.body) ? entry.body : "body-invalid";
};

const keyOf = ({ device, epoch, seq }: EntryKey): string => `${device}/${epoch}/${seq}`;

/** Inserts what has not been rated yet and returns the keys of what went in. */
const insertRatings = async (transaction: Transaction, ratings: readonly Rating[]): Promise<ReadonlySet<string>> => {
  if (ratings.length === 0) return new Set();
  const rows = transaction.json(asJson(ratings.map(rowOf)));
  const inserted = await transaction<EntryKey[]>`
    insert into ratings select * from jsonb_populate_recordset(null::ratings, ${rows})
    on conflict do nothing returning device, epoch, seq`;
  return new Set(inserted.map(keyOf));
};

const quarantinedAs = ({ device, epoch, seq }: EntryKey, reason: QuarantineReason): Quarantined => ({
  device,
  epoch,
  seq,
  reason,
});

/**
 * Carries stored entries into the read model `ratings`, in their order: the first rating of a prompt or a service
 * counts, a second one is quarantined as `already-rated`, an entry that cannot be read with its reason. Entries that
 * are no ratings pass.
 */
export const projectRatings = async (transaction: Transaction, entries: readonly StoredEntry[]): Promise<void> => {
  const ratings: Rating[] = [];
  const refused: Quarantined[] = [];
  for (const entry of entries) {
    const body = readRating(entry.envelope);
    if (typeof body === "string") refused.push(quarantinedAs(entry.envelope, body));
    else if (body) ratings.push({ ...entry, body });
  }
  const inserted = await insertRatings(transaction, ratings);
  const repeated = ratings.filter(({ envelope }) => !inserted.has(keyOf(envelope)));
  await quarantine(transaction, [
    ...refused,
    ...repeated.map(({ envelope }) => quarantinedAs(envelope, "already-rated")),
  ]);
};
