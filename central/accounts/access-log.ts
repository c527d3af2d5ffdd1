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

/** A look at the same things by the same person within this time has no entry of its own: pages read again by themselves. */
const sameLookMinutes = 15;

/** Adds an entry for a look, before anything is shown. */
export const logLook = async (
  sql: Queries,
  { kind, name }: Caller,
  { action, subject = {} }: Access,
): Promise<void> => {
  await sql`
    insert into access_log (actor_kind, actor, action, subject)
    select ${kind}, ${name}, ${action}, ${sql.json(subject)}
    where not exists (
      select from access_log
      where at > clock_timestamp() - make_interval(mins => ${sameLookMinutes})
        and (actor_kind, actor, action, subject) = (${kind}, ${name}, ${action}, ${sql.json(subject)}))`;
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
