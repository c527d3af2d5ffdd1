import type {
  CodeRow,
  CodeState,
  EnrolmentCodes,
  WindowRow,
} from "../../../contract/office/devices/enrolment-codes.ts";
import type { Queries } from "../../database/sql.ts";

/** The most codes in one answer. */
const listedCodes = 200;

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

const selectCodes = (sql: Queries): Promise<StoredCode[]> => sql<StoredCode[]>`
  select code.id, units.name as "unitName", code.window_number as "windowNumber", code.issued_at as "issuedAt",
    code.expires_at as "expiresAt", code.used_at as "usedAt", code.revoked_at as "revokedAt", code.used_by as "usedBy",
    code.replaces
  from enrolment_codes as code join units on units.code = code.unit_code
  order by coalesce(code.issued_at, code.expires_at) desc, code.unit_code, code.window_number, code.id
  limit ${listedCodes}`;

const selectWindows = (sql: Queries): Promise<WindowRow[]> => sql<WindowRow[]>`
  select windows.unit_code as "unitCode", windows.number as "windowNumber", units.name as "unitName",
    windows.name as "windowName",
    (select count(*) from devices where devices.unit_code = windows.unit_code
      and devices.window_number = windows.number and devices.revoked_at is null) as devices
  from windows join units on units.code = windows.unit_code
  where windows.retired_at is null and units.retired_at is null
  order by windows.unit_code, length(windows.number), windows.number`;

const rowOf = ({ usedAt, revokedAt, issuedAt, expiresAt, ...row }: StoredCode, nowMs: number): CodeRow => ({
  ...row,
  state: codeState({ usedAt, revokedAt, expiresAt }, nowMs),
  issuedAt: issuedAt?.toISOString() ?? null,
  expiresAt: expiresAt.toISOString(),
});

/** Every window in use, and the newest codes, without the codes themselves: the centre stores only their hashes. */
export const readCodes = async (sql: Queries, nowMs: number): Promise<EnrolmentCodes> => {
  const [codes, windows] = await Promise.all([selectCodes(sql), selectWindows(sql)]);
  return { windows, codes: codes.map((row) => rowOf(row, nowMs)) };
};
