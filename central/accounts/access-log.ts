import { sha256 } from "../../contract/node/hash.ts";
import type { AccessAction } from "../../contract/office/accounts/accesses.ts";
import type { Queries } from "../database/sql.ts";
import type { Caller } from "./sessions.ts";

/** A change, or a look at a single rating, comment, complaint or contact. */
export interface Access {
  readonly action: AccessAction;
  /** Keys of the objects, never their content. */
  readonly subject?: Readonly<Record<string, unknown>>;
  /** As the person gave it, where the page asks for one. */
  readonly purpose?: string;
}

/** The rows of a list that a look has shown. */
export interface Shown {
  /** One for each row, never its content. */
  readonly keys: readonly unknown[];
  /** The arrival of the newest row, ISO 8601; null where the list is empty or does not begin with it. */
  readonly newest: string | null;
}

interface ArrivedRow {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  readonly receivedAt: string;
}

/** The rows of a list that has the newest arrival first, or of one that goes on `after` a row of an earlier answer. */
export const shownOf = (rows: readonly ArrivedRow[], after: string | undefined): Shown => ({
  keys: rows.map(({ device, epoch, seq }) => [device, epoch, seq]),
  newest: after === undefined ? (rows[0]?.receivedAt ?? null) : null,
});

/** A look that shows the same as a logged one within this time has no entry of its own: pages read again by themselves. */
const sameLookMinutes = 15;

/** Looks within that time that are logged at once; further ones, at a list that grows all the time, once a minute. */
const looksAtOnce = 5;

/** Adds an entry for a look before its answer is sent. */
export const logLook = async (
  sql: Queries,
  { kind, name }: Caller,
  { action, subject = {} }: Access,
  shown?: Shown,
): Promise<void> => {
  const hash = shown ? sha256(JSON.stringify(shown.keys)) : null;
  await sql`
    insert into access_log (actor_kind, actor, action, subject, shown, newest)
    select ${kind}, ${name}, ${action}, ${sql.json(subject)}, ${hash}::bytea, ${shown?.newest ?? null}::timestamptz
    from (
      select count(*) as looks, count(*) filter (where shown is not distinct from ${hash}::bytea) as same,
        max(at) as latest
      from access_log
      where at > clock_timestamp() - make_interval(mins => ${sameLookMinutes})
        and (actor_kind, actor, action, subject) = (${kind}, ${name}, ${action}, ${sql.json(subject)})) as logged
    where same = 0 and (looks < ${looksAtOnce} or latest < clock_timestamp() - interval '1 minute')`;
};

/** Adds an entry to the append-only access log, in the `tx` of the access itself. */
export const logAccess = async (
  sql: Queries,
  { kind, name }: Pick<Caller, "name"> & { readonly kind: Caller["kind"] | "command" },
  { action, subject = {}, purpose }: Access,
): Promise<void> => {
  await sql`
    insert into access_log (actor_kind, actor, action, subject, purpose)
    values (${kind}, ${name}, ${action}, ${sql.json(subject)}, ${purpose ?? null})`;
};
