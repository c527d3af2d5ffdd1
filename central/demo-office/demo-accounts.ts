import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { hashPassword } from "../accounts/passwords.ts";
import type { Sql } from "../database/sql.ts";
import { readOrCreateSecret } from "../keys/secret-file.ts";

interface DemoAccount {
  readonly login: string;
  readonly name: string;
  readonly unit_code: string | null;
  readonly window_number: string | null;
}

const ofAll = (login: string, name: string): DemoAccount => ({ login, name, unit_code: null, window_number: null });

const unit = "330100-XZFW";

/**
 * One for each role, which is its login, so that every view of the office can be tried. The window of the supervisor is one
 * of those with sixty days of ratings.
 */
const demoAccounts: readonly DemoAccount[] = [
  ofAll("city", "市创先办"),
  { ...ofAll("leader", "单位领导"), unit_code: unit },
  { ...ofAll("supervisor", "窗口班长"), unit_code: unit, window_number: "5" },
  ofAll("caller", "回访员"),
  ofAll("inspector", "督查"),
  ofAll("auditor", "审计"),
  ofAll("it", "信息科"),
];

const addAccounts = async (sql: Sql, password: string): Promise<void> => {
  const hashed = await hashPassword(password);
  await sql`
    with given as (
      select * from jsonb_to_recordset(${sql.json(demoAccounts)})
        as given (login text, name text, unit_code text, window_number text)),
    made as (
      insert into accounts (login, name, password) select login, name, ${hashed} from given
      on conflict do nothing returning id, login)
    insert into account_grants (account, role, unit_code, window_number)
    select id, login, unit_code, window_number from made join given using (login)`;
};

/**
 * Adds the invented accounts to a demonstration without accounts; returns their password. It is random and stored in the
 * data folder, so that no demonstration has a known one.
 */
export const openDemoAccounts = async (sql: Sql, dataFolder: string): Promise<string> => {
  const file = join(dataFolder, "demonstration-password");
  const password = (await readOrCreateSecret(file, () => `${randomBytes(9).toString("base64url")}\n`)).trim();
  const [known] = await sql`select from accounts limit 1`;
  if (!known) await addAccounts(sql, password);
  return password;
};
