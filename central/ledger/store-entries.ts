import { type ChainLink, type Position, positionAfter } from "../../contract/ledger/chain.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Tx } from "../database/sql.ts";

/** Entries of one device: they follow `held`, the stored end of their epoch, or fill a hole before it. */
export interface Appended {
  readonly device: DeviceId;
  readonly held: Position;
  readonly links: readonly ChainLink[];
}

/** Adds entries to the ledgers of different devices, and moves the ends of their epochs, which never go back. */
export const appendEntries = async (tx: Tx, appended: readonly Appended[], receivedAt: Date): Promise<void> => {
  if (appended.length === 0) return;
  const ends = appended.map(({ device, held, links }) => {
    const last = links.at(-1);
    return { device, ...(last ? positionAfter(last) : held) };
  });
  const links = appended.flatMap((each) => each.links);
  const devices = appended.flatMap(({ device, links: { length } }) => new Array<string>(length).fill(device));
  const epochs = links.map(({ envelope }) => envelope.epoch);
  const seqs = links.map(({ envelope }) => envelope.seq);
  // As lines, since an entry is one: an array of texts would have each of its quotes escaped twice.
  const lines = links.map(({ text }) => text).join("\n");
  await tx`
    with moved as (
      insert into ledger_epochs (device, epoch, size, head)
      select device, epoch, size, head
      from jsonb_to_recordset(${tx.json(ends)}) as ended (device uuid, epoch bigint, size bigint, head text)
      on conflict (device, epoch) do update set size = excluded.size, head = excluded.head
      where excluded.size > ledger_epochs.size)
    insert into ledger_entries (device, epoch, seq, entry, received_at)
    select device, epoch, seq, convert_to(text, 'UTF8'), ${receivedAt}::timestamptz
    from rows from (
      unnest(${devices}::uuid[]), unnest(${epochs}::bigint[]), unnest(${seqs}::bigint[]),
      string_to_table(${lines}, E'\n')
    ) as sent (device, epoch, seq, text)
    where device is not null`;
};

/** Stores the other branch of a fork beside the ledger. The same branch again changes nothing. */
export const keepForked = async (
  tx: Tx,
  device: DeviceId,
  links: readonly ChainLink[],
  receivedAt: Date,
): Promise<void> => {
  const [first] = links;
  if (!first) return;
  const texts = links.map(({ text }) => text);
  await tx`
    insert into forked_entries (device, epoch, seq, entry, received_at)
    select ${device}::uuid, ${first.envelope.epoch}::bigint, ${first.envelope.seq}::bigint + position - 1,
      convert_to(text, 'UTF8'), ${receivedAt}::timestamptz
    from unnest(${texts}::text[]) with ordinality as sent (text, position)
    on conflict do nothing`;
};
