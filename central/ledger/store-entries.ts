import { type ChainLink, type Position, positionAfter } from "../../contract/ledger/chain.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Tx } from "../database/sql.ts";

const insertEntries = async (
  tx: Tx,
  device: DeviceId,
  links: readonly ChainLink[],
  receivedAt: Date,
): Promise<void> => {
  const [first] = links;
  if (!first) return;
  const seqs = links.map(({ envelope }) => envelope.seq);
  const texts = links.map(({ text }) => text);
  await tx`
    insert into ledger_entries (device, epoch, seq, entry, received_at)
    select ${device}::uuid, ${first.envelope.epoch}::bigint, seq, convert_to(text, 'UTF8'), ${receivedAt}::timestamptz
    from unnest(${seqs}::bigint[], ${texts}::text[]) as sent (seq, text)`;
};

/**
 * Adds entries to an epoch's ledger and moves its end, which never goes back: `links` follow `held`, or fill a hole
 * before it.
 */
export const appendEntries = async (
  tx: Tx,
  device: DeviceId,
  held: Position,
  links: readonly ChainLink[],
  receivedAt: Date,
): Promise<void> => {
  const last = links.at(-1);
  const { epoch, size, head } = last ? positionAfter(last) : held;
  await tx`
    insert into ledger_epochs (device, epoch, size, head) values (${device}, ${epoch}, ${size}, ${head})
    on conflict (device, epoch) do update set size = excluded.size, head = excluded.head
    where excluded.size > ledger_epochs.size`;
  await insertEntries(tx, device, links, receivedAt);
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
