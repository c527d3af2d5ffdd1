import type { Tx } from "../database/sql.ts";
import { ofKinds, readModel } from "../ledger/projecting/read-model.ts";
import { type Arrival, positionOf, textOf } from "../ledger/projecting/stored-entry.ts";
import type { EntryKey } from "../ledger/quarantine.ts";
import { addItemEvent, type ItemToOpen, openItems } from "./item-store.ts";
import { noteRatingContact } from "./rating-contacts.ts";
import { stepTimes } from "./step-times.ts";

type Rating = Arrival<"rating-given">;
type Change = Arrival<"rating-changed">;
type Complaint = Arrival<"complaint-made">;

/** 差评: 很差 and 较差. */
const isBad = (level: number): boolean => level <= 2;

const ofRating = (rating: Rating): ItemToOpen => ({
  entry: positionOf(rating),
  unitCode: rating.entry.body.unitCode,
  windowNumber: rating.entry.body.windowNumber,
  at: rating.receivedAt,
  isListed: false,
  event: { kind: "opened", origin: "bad-rating", hasContact: false },
});

const ofComplaint = (complaint: Complaint): ItemToOpen => ({
  entry: positionOf(complaint),
  unitCode: complaint.entry.body.unitCode,
  windowNumber: complaint.entry.body.windowNumber,
  at: complaint.receivedAt,
  isListed: true,
  // Sealed with its words: the first person who opens it notes whether there is one.
  event: { kind: "opened", origin: "complaint", hasContact: false },
});

interface Changed extends EntryKey {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly level: number;
  readonly receivedAt: Date;
  readonly item: number | null;
  readonly isNoted: boolean;
}

/** The changed ratings of these prompts, each with its item, if it has one. */
const readChanged = (tx: Tx, changes: readonly Change[]): Promise<Changed[]> => {
  const rows = changes.map(({ entry: { device, body }, receivedAt }) => ({
    ...{ device, prompt_id: body.promptId, level: body.level, received_at: receivedAt.toISOString() },
  }));
  return tx<Changed[]>`
    select ratings.device, ratings.epoch, ratings.seq, ratings.unit_code as "unitCode",
      ratings.window_number as "windowNumber", changed.level, changed.received_at as "receivedAt", items.number as item,
      coalesce((items.item ->> 'isRatingChanged')::boolean, false) as "isNoted"
    from jsonb_to_recordset(${tx.json(rows)}) as changed (
      device uuid, prompt_id uuid, level integer, received_at timestamptz)
    join ratings on (ratings.device, ratings.prompt_id) = (changed.device, changed.prompt_id)
    left join items on (items.device, items.epoch, items.seq) = (ratings.device, ratings.epoch, ratings.seq)
    order by ratings.device, ratings.epoch, ratings.seq`;
};

/**
 * 整改项 are opened by 差评 and complaints, also where a citizen changes a rating to one. A changed rating flags its item
 * and never closes it. Items belong to people: a rebuild empties no table here and adds what is missing.
 */
export const itemsModel = readModel({
  kinds: ["rating-given", "rating-changed", "complaint-made"],
  tables: [],
  take: async (tx, arrivals, refused) => {
    const isRefused = new Set(refused.map(textOf));
    const counted = arrivals.filter((arrival) => !isRefused.has(textOf(positionOf(arrival))));
    const bad = ofKinds(counted, "rating-given").filter(({ entry }) => isBad(entry.body.level));
    const complaints = ofKinds(counted, "complaint-made");
    const changes = ofKinds(counted, "rating-changed");
    if (bad.length + complaints.length + changes.length === 0) return [];
    const timeOf = await stepTimes(tx);
    await openItems(tx, [...bad.map(ofRating), ...complaints.map(ofComplaint)], timeOf);
    if (changes.length === 0) return [];
    const changed = await readChanged(tx, changes);
    await openItems(
      tx,
      changed.flatMap(({ device, epoch, seq, unitCode, windowNumber, level, receivedAt, item }) =>
        item === null && isBad(level)
          ? [
              {
                ...{ entry: { device, epoch, seq }, unitCode, windowNumber, at: receivedAt, isListed: false },
                event: { kind: "opened", origin: "bad-rating", hasContact: false } as const,
              },
            ]
          : [],
      ),
      timeOf,
    );
    for (const { item, level, receivedAt, ...entry } of changed) {
      if (item === null && isBad(level)) await noteRatingContact(tx, entry, receivedAt);
    }
    for (const { item, isNoted, level, receivedAt } of changed) {
      if (item === null || isNoted) continue;
      await addItemEvent(
        tx,
        { number: item, by: null, at: receivedAt, event: { kind: "rating-changed", level } },
        timeOf,
      );
    }
    return [];
  },
});
