import { logAccess } from "../../accounts/access-log.ts";
import { makeLink } from "../../accounts/account-links.ts";
import { endSessionsOf } from "../../accounts/sessions.ts";
import { setGrants } from "../../accounts/set-grants.ts";
import type { Tx } from "../../database/sql.ts";
import type { Change } from "../plan/changes.ts";
import type { AccountLine } from "../plan/roster.ts";

/** A new person's one-time link: shown once. */
export interface NewLink {
  readonly line: AccountLine;
  readonly token: string;
}

/** The links of an import reach many people: two weeks. */
const hours = 14 * 24;

/** Stores one account and its roles; returns its id. */
const saveAccount = async (
  tx: Tx,
  { login, name, staff, isRetired, grants }: AccountLine,
  at: Date,
): Promise<string> => {
  const [saved] = await tx<{ id: string }[]>`
    insert into accounts (login, name, unit_code, staff_number, disabled_at)
    values (${login}, ${name}, ${staff?.unitCode ?? null}, ${staff?.staffNumber ?? null},
      ${isRetired ? at : null}::timestamptz)
    on conflict (login) do update set name = excluded.name, unit_code = excluded.unit_code,
      staff_number = excluded.staff_number,
      disabled_at = case when excluded.disabled_at is not null then coalesce(accounts.disabled_at, excluded.disabled_at) end
    returning id`;
  const id = saved?.id ?? "";
  await setGrants(tx, id, grants);
  if (isRetired) await endSessionsOf(tx, id);
  return id;
};

/** Stores the changed accounts under the name of the person who imports them; returns a link for each new one. */
export const saveAccounts = async (
  tx: Tx,
  changes: readonly Change<AccountLine>[],
  by: string,
  at: Date,
): Promise<readonly NewLink[]> => {
  const links: NewLink[] = [];
  for (const { kind, line } of changes) {
    const id = await saveAccount(tx, line, at);
    const subject = { account: line.login, after: line.grants, isDisabled: line.isRetired };
    await logAccess(tx, { kind: "command", name: by }, { action: "account-imported", subject });
    if (kind === "added" && !line.isRetired) links.push({ line, token: await makeLink(tx, id, at, { hours }) });
  }
  return links;
};
