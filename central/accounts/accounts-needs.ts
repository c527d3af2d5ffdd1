import { fragment } from "../database/statement.ts";
import { type Need, nothing, type Waiting } from "../today/need.ts";
import { isConfirmableBy } from "./four-eyes.ts";

const isOfUnits = fragment`
  not exists (select from account_grants where account = accounts.id and unit_code is null)`;

/** Accounts in use that need an authenticator by policy and have none. IT manages those of units alone. */
const withoutCode: Need = {
  kind: "accounts-without-code",
  page: "accounts",
  may: "manage-accounts",
  isOfPlaces: false,
  count: async ({ centre: { sql, authenticatorRoles = [] }, caller }) => {
    if (authenticatorRoles.length === 0) return nothing;
    const [row] = await sql<Waiting[]>`
      select count(*)::int as count, null as "oldestAt" from accounts
      where totp is null and disabled_at is null and password is not null
        and exists (select from account_grants where account = accounts.id and role = any (${authenticatorRoles}))
        and ${caller.grants.some(({ role }) => role === "city") ? fragment`true` : isOfUnits}`;
    return row ?? nothing;
  },
};

/** Accounts that the reader may confirm. */
const waiting: Need = {
  kind: "accounts-waiting",
  page: "accounts",
  may: "confirm-accounts",
  isOfPlaces: false,
  count: async ({ centre: { sql }, caller: { accountId }, scope }) => {
    if (accountId === null) return nothing;
    const [row] = await sql<Waiting[]>`
      select count(*)::int as count, min(awaits_since) as "oldestAt" from accounts
      where ${isConfirmableBy(accountId, scope)}`;
    return row ?? nothing;
  },
};

export const accountsNeeds: readonly Need[] = [waiting, withoutCode];
