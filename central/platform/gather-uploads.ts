import { sha256Hex } from "../../contract/node/hash.ts";
import type { RefusalReason, UploadState } from "../../contract/office/platform/uploads.ts";
import type { Sql, Tx } from "../database/sql.ts";
import { compose, type Refusal } from "./compose.ts";
import type { Mapping } from "./mapping.ts";
import { contentOf, type DeviceDay, type Rated, readRated, sourcesOf } from "./read-rated.ts";
import { asRows, type UploadKey } from "./upload-key.ts";

/** The most days of devices in one `tx`: a day has some hundred ratings. */
const daysAtOnce = 20;
const hourMs = 3_600_000;
/** The platform has a number for the first assessment and for one change. */
const mostNumbers = 2;

interface Stored extends UploadKey {
  readonly state: UploadState;
  readonly reason: RefusalReason | null;
  readonly content: string;
}

/** An assessment that this centre sends, or refuses to send. */
interface Decided {
  readonly rated: Rated;
  readonly number: number;
}

/**
 * The number under which a rating is written now; undefined where the platform has, or may have, all of it. An upload
 * that waits, or was refused, is written again under its own number: the platform has none of it.
 */
const numberFor = (rated: Rated, last: Stored | undefined): number | undefined => {
  if (!last) return 1;
  const isChanged = last.content !== sha256Hex(contentOf(rated));
  if (last.state === "waiting") return last.number;
  if (last.state === "refused") return isChanged || last.reason !== "platform" ? last.number : undefined;
  return isChanged ? last.number + 1 : undefined;
};

const refusalOf = ({ rated, number }: Decided, { windowDays }: Mapping, at: Date): Refusal | undefined => {
  const refuse = (reason: RefusalReason): Refusal => ({ reason, detail: null });
  if (number > mostNumbers) return refuse("changed-again");
  if (rated.isSetAside) return refuse("set-aside");
  if (rated.isInQuestion) return refuse("contested");
  const isOver = rated.receivedAt.getTime() + windowDays * 24 * hourMs < at.getTime();
  return isOver ? refuse("window-over") : undefined;
};

const rowOf = (decided: Decided, mapping: Mapping, at: Date) => {
  const { rated, number } = decided;
  const refusal = refusalOf(decided, mapping, at);
  const composed = refusal ? { refusal } : compose(mapping, sourcesOf(rated, number));
  const isRefused = "refusal" in composed;
  return {
    ...{ device: rated.device, epoch: rated.epoch, seq: rated.seq, number },
    ...{ day: rated.day, unit_code: rated.unitCode, window_number: rated.windowNumber },
    received_at: rated.receivedAt.toISOString(),
    content: sha256Hex(contentOf(rated)),
    state: isRefused ? "refused" : "waiting",
    fields_json: isRefused ? null : composed.json,
    reason: isRefused ? composed.refusal.reason : null,
    detail: isRefused ? composed.refusal.detail : null,
    next_at: isRefused ? null : at.toISOString(),
  };
};

/** The newest upload of each of these ratings; locked, so that none is sent while it is decided about. */
const readLast = async (tx: Tx, rated: readonly Rated[]): Promise<ReadonlyMap<string, Stored>> => {
  const keys = rated.map(({ device, epoch, seq }) => ({ device, epoch, seq, number: 1 }));
  const stored = await tx<Stored[]>`
    select device, epoch, seq, uploads.number, state, reason, encode(content, 'hex') as content
    from platform_uploads as uploads join ${asRows(tx, keys)} using (device, epoch, seq)
    order by device, epoch, seq, uploads.number for update of uploads`;
  return new Map(stored.map((each) => [ratingOf(each), each]));
};

const ratingOf = ({ device, epoch, seq }: Omit<UploadKey, "number">): string => `${device}/${epoch}/${seq}`;

const write = async (tx: Tx, decided: readonly Decided[], mapping: Mapping, at: Date): Promise<void> => {
  const rows = decided.map((each) => rowOf(each, mapping, at));
  await tx`
    insert into platform_uploads (device, epoch, seq, number, day, unit_code, window_number, received_at, content, state,
      fields_json, reason, detail, next_at)
    select device, epoch, seq, number, day, unit_code, window_number, received_at, decode(content, 'hex'), state,
      fields_json, reason, detail, next_at
    from jsonb_to_recordset(${tx.json(rows)}) as given (device uuid, epoch bigint, seq bigint, number smallint, day text,
      unit_code text, window_number text, received_at timestamptz, content text, state text, fields_json text,
      reason text, detail text, next_at timestamptz)
    order by 1, 2, 3, 4
    on conflict (device, epoch, seq, number) do update
    set content = excluded.content, state = excluded.state, fields_json = excluded.fields_json, reason = excluded.reason,
      detail = excluded.detail, message = null, next_at = excluded.next_at, most_together = null,
      changed_at = clock_timestamp()`;
};

/** Days with ratings that have to wait longer are looked at again. */
const touchAgain = async (tx: Tx, rated: readonly Rated[]): Promise<void> => {
  const newest = new Map<string, Rated>();
  for (const each of rated) {
    const known = newest.get(`${each.device}/${each.day}`);
    if (!known || known.receivedAt < each.receivedAt) newest.set(`${each.device}/${each.day}`, each);
  }
  const days = [...newest.values()].map(({ device, day, receivedAt }) => ({
    device,
    day,
    at: receivedAt.toISOString(),
  }));
  await tx`
    insert into platform_days
    select device, day, at from jsonb_to_recordset(${tx.json(days)}) as waiting (device uuid, day text, at timestamptz)
    order by 1, 2
    on conflict (device, day) do nothing`;
};

const gatherSome = (sql: Sql, mapping: Mapping, at: Date): Promise<boolean> =>
  sql.begin(async (tx) => {
    const waitedSince = new Date(at.getTime() - mapping.waitHours * hourMs);
    // Before the ratings are read: a change from now on notes its day again.
    const days = await tx<DeviceDay[]>`
      delete from platform_days using (
        select device, day from platform_days where touched_at <= ${waitedSince}
        order by touched_at limit ${daysAtOnce} for update skip locked) as due
      where (platform_days.device, platform_days.day) = (due.device, due.day)
      returning platform_days.device, platform_days.day`;
    if (days.length === 0) return false;
    const rated = await readRated(tx, days, at);
    const due = rated.filter(({ receivedAt }) => receivedAt <= waitedSince);
    await touchAgain(
      tx,
      rated.filter(({ receivedAt }) => receivedAt > waitedSince),
    );
    const last = await readLast(tx, due);
    const decided = due.flatMap((each): readonly Decided[] => {
      const number = numberFor(each, last.get(ratingOf(each)));
      return number === undefined ? [] : [{ rated: each, number }];
    });
    if (decided.length > 0) await write(tx, decided, mapping, at);
    return true;
  });

/**
 * Looks at the days whose waiting time is over, and writes the uploads of their ratings: a new one as number 1, a changed
 * one as number 2. One that cannot be sent is refused here, with the reason.
 */
export const gatherUploads = async (sql: Sql, mapping: Mapping, at: Date, stopping: AbortSignal): Promise<void> => {
  while (!stopping.aborted && (await gatherSome(sql, mapping, at)));
};
