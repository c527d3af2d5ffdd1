import { parseArgs } from "node:util";
import { linkHours, makeLink } from "../accounts/account-links.ts";
import { loginOf } from "../accounts/login-attempts.ts";
import type { Sql } from "../database/sql.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const usage = (): StartupTrouble =>
  new StartupTrouble(
    "用法：npm run centre -- account-link [--login <登录名>]；不写登录名时，为第一个账号生成链接",
    "Usage: npm run centre -- account-link [--login <login>]; without a login, the link creates the first account",
  );

/** null where no login is given. */
const readLogin = (): string | null => {
  try {
    const { values } = parseArgs({ options: { login: { type: "string" } } });
    return values.login === undefined ? null : loginOf(values.login);
  } catch {
    throw usage();
  }
};

/** null for the first account. */
const findAccount = async (sql: Sql, login: string | null): Promise<string | null> => {
  if (login === null) {
    const [known] = await sql`select from accounts limit 1`;
    if (known) throw usage();
    return null;
  }
  const [account] = await sql<{ id: string }[]>`select id from accounts where login = ${login}`;
  if (!account) throw new StartupTrouble(`没有登录名 ${login}。`, `There is no login ${login}.`);
  return account.id;
};

const makeFor = async (sql: Sql, login: string | null): Promise<string> => {
  const token = await makeLink(sql, await findAccount(sql, login), new Date());
  return `在中心地址后加上 Add this to the centre's address: /#link=${token}\n${linkHours} 小时内有效，只能用一次。Valid for ${linkHours} hours, once.`;
};

/**
 * Prints a one-time link: it creates the first account, or sets the password of one, for a city office that has lost all
 * of its passwords.
 */
await runCommand((sql) => makeFor(sql, readLogin()));
