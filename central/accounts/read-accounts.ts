import { z } from "zod";
import { isUnitCode } from "../../contract/office/accounts/access-values.ts";
import type { AccessLog, AccountRow, Accounts, Tokens } from "../../contract/office/accounts/accounts.ts";
import { Grant, unitOf } from "../../contract/office/accounts/roles.ts";
import type { LocalText } from "../../contract/words.ts";
import type { Queries } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { idleMs, longestMs } from "./sessions.ts";

const listedAccounts = 200;
const listedAccesses = 50;

const Grants = z.array(Grant);

interface Row extends Omit<AccountRow, "lastUsedAt" | "grants"> {
  readonly grants: unknown;
  readonly lastUsedAt: Date | null;
}

/** The names of these units, by their codes. */
export const readUnitNames = async (sql: Queries, codes: readonly string[]): Promise<Accounts["units"]> => {
  const units = await sql<{ code: string; name: LocalText }[]>`
    select code, name from units where code = any (${codes}::text[])`;
  return Object.fromEntries(units.map(({ code, name }) => [code, name]));
};

/** Accounts by login, those first whose login or name contains `search`; where `ofUnits` is set, only those of units. */
export const readAccounts = async (
  sql: Queries,
  { search, ofUnits }: { readonly search: string; readonly ofUnits: boolean },
  now: Date,
): Promise<Accounts> => {
  const onlyUnits = ofUnits
    ? fragment`and not exists (select from account_grants where account = accounts.id and unit_code is null)`
    : fragment``;
  const rows = await sql<Row[]>`
    select id, login, name, mail,
      case when staff_number is null then null
        else jsonb_build_object('unitCode', unit_code, 'staffNumber', staff_number) end as staff,
      coalesce((
        select jsonb_agg(jsonb_strip_nulls(
          jsonb_build_object('role', role, 'unitCode', unit_code, 'windowNumber', window_number))
          order by role, unit_code, window_number)
        from account_grants where account = accounts.id), '[]') as grants,
      password is not null as "hasPassword", totp is not null as "hasCode", awaits_since is not null as "isWaiting",
      disabled_at is not null as "isDisabled",
      (select max(used_at) from sessions where account = accounts.id) as "lastUsedAt",
      (select count(*)::int from sessions where account = accounts.id
        and used_at > ${new Date(now.getTime() - idleMs)} and began_at > ${new Date(now.getTime() - longestMs)}) as sessions
    from accounts
    where strpos(login || ' ' || lower(name), lower(${search})) > 0 ${onlyUnits}
    order by login limit ${listedAccounts + 1}`;
  const accounts = rows.slice(0, listedAccounts).map(({ grants, lastUsedAt, ...row }) => ({
    ...row,
    grants: Grants.parse(grants),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
  const codes = accounts.flatMap(({ grants }) => grants.flatMap((grant) => unitOf(grant) ?? []));
  return {
    accounts,
    units: await readUnitNames(sql, codes),
    hasMore: rows.length > listedAccounts,
  };
};

interface Access extends Omit<AccessLog["rows"][number], "at"> {
  readonly at: Date;
}

/** The codes of units in a subject, at any depth. */
const unitsIn = (value: unknown, name = ""): readonly string[] => {
  if (typeof value === "string") return isUnitCode(name) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([part, each]) => unitsIn(each, Array.isArray(value) ? name : part));
};

/** The newest entries of the access log, or those that follow the entry `after`. */
export const readAccessLog = async (sql: Queries, after: string | null): Promise<AccessLog> => {
  const rows = await sql<Access[]>`
    select log.id, at, actor_kind as "actorKind", actor, accounts.name as "actorName", action, subject, purpose
    from access_log as log left join accounts on actor_kind = 'account' and accounts.login = actor
    where ${after}::bigint is null or log.id < ${after}::bigint order by log.id desc limit ${listedAccesses + 1}`;
  const shown = rows.slice(0, listedAccesses);
  const last = rows.length > listedAccesses ? shown.at(-1) : undefined;
  return {
    rows: shown.map((row) => ({ ...row, at: row.at.toISOString() })),
    units: await readUnitNames(sql, [...new Set(shown.flatMap(({ subject }) => unitsIn(subject)))]),
    next: last ? String(last.id) : null,
  };
};

interface Issued extends Omit<Tokens["tokens"][number], "createdAt" | "endsAt" | "grants"> {
  readonly createdAt: Date;
  readonly endsAt: Date;
  readonly grants: unknown;
}

export const readTokens = async (sql: Queries): Promise<Tokens> => {
  const rows = await sql<Issued[]>`
    select id, name, grants, created_at as "createdAt", ends_at as "endsAt", revoked_at is not null as "isRevoked"
    from access_tokens order by created_at desc, id limit 500`;
  return {
    tokens: rows.map(({ createdAt, endsAt, grants, ...row }) => ({
      ...row,
      grants: Grants.parse(grants),
      createdAt: createdAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
  };
};
