import {
  type CodeRow,
  type CodeState,
  type CodesQuery,
  codesAtOnce,
  type EnrolmentCodes,
} from "../../../contract/office/devices/enrolment-codes.ts";
import { containsText } from "../../database/contains-text.ts";
import type { Queries } from "../../database/sql.ts";
import { type Fragment, fragment } from "../../database/statement.ts";

export interface CodeTimes {
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly expiresAt: Date;
}

/** The state of a code at `nowMs` by the centre's clock. */
export const codeState = ({ usedAt, revokedAt, expiresAt }: CodeTimes, nowMs: number): CodeState => {
  if (usedAt !== null) return "used";
  if (revokedAt !== null) return "revoked";
  return expiresAt.getTime() <= nowMs ? "expired" : "open";
};

type StoredCode = Omit<CodeRow, "state" | "issuedAt" | "expiresAt"> & CodeTimes & { readonly issuedAt: Date | null };

/** SQL: the same of the row `code`. */
const stateAt = (nowMs: number): Fragment => fragment`(case
  when code.used_at is not null then 'used'
  when code.revoked_at is not null then 'revoked'
  when code.expires_at <= ${new Date(nowMs)} then 'expired'
  else 'open' end)`;

const searched = [
  ...[fragment`units.name ->> 'zh'`, fragment`units.name ->> 'en'`],
  ...[fragment`units.code`, fragment`code.window_number`],
];

const fits = ({ unit, state, text, after }: CodesQuery, nowMs: number): Fragment => fragment`
  ${unit === undefined ? fragment`true` : fragment`code.unit_code = ${unit}`}
  and ${state === undefined ? fragment`true` : fragment`${stateAt(nowMs)} = ${state}`}
  and (${text === undefined ? fragment`true` : containsText(text, searched)})
  and ${
    after === undefined
      ? fragment`true`
      : fragment`(coalesce(code.issued_at, code.expires_at), code.id)
          < (select coalesce(issued_at, expires_at), id from enrolment_codes where id = ${after}::uuid)`
  }`;

const selectCodes = (sql: Queries, query: CodesQuery, nowMs: number): Promise<StoredCode[]> => sql<StoredCode[]>`
  select code.id, code.unit_code as "unitCode", units.name as "unitName", code.window_number as "windowNumber",
    code.issued_at as "issuedAt", code.expires_at as "expiresAt", code.used_at as "usedAt",
    code.revoked_at as "revokedAt", code.used_by as "usedBy", code.replaces
  from enrolment_codes as code join units on units.code = code.unit_code
  where ${fits(query, nowMs)}
  order by coalesce(code.issued_at, code.expires_at) desc, code.id desc limit ${codesAtOnce + 1}`;

const rowOf = ({ usedAt, revokedAt, issuedAt, expiresAt, ...row }: StoredCode, nowMs: number): CodeRow => ({
  ...row,
  state: codeState({ usedAt, revokedAt, expiresAt }, nowMs),
  issuedAt: issuedAt?.toISOString() ?? null,
  expiresAt: expiresAt.toISOString(),
});

/** The newest codes, without the codes themselves: the centre stores only their hashes. */
export const readCodes = async (sql: Queries, query: CodesQuery, nowMs: number): Promise<EnrolmentCodes> => {
  const stored = await selectCodes(sql, query, nowMs);
  const codes = stored.slice(0, codesAtOnce).map((row) => rowOf(row, nowMs));
  return { codes, next: stored.length > codesAtOnce ? (codes.at(-1)?.id ?? null) : null };
};
