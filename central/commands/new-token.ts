import { parseArgs } from "node:util";
import { z } from "zod";
import { plainName } from "../../contract/names.ts";
import { Grant } from "../../contract/office/accounts/roles.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import { refuseGrants } from "../accounts/refuse-grants.ts";
import { issueToken } from "../accounts/tokens.ts";
import type { Sql } from "../database/sql.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const usage = (): StartupTrouble =>
  new StartupTrouble(
    "用法：npm run centre -- new-token --name <名称> --role <角色> [--unit <单位编码>] [--days <天数，1 至 400>]",
    "Usage: npm run centre -- new-token --name <name> --role <role> [--unit <unit code>] [--days <1 to 400>]",
  );

const Options = z.object({
  name: plainName(60),
  days: z.coerce.number().pipe(z.int().min(1).max(400)).default(90),
});

const readOrder = () => {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({ options: { name: text, role: text, unit: text, days: text } });
    const { name, days } = Options.parse(values);
    const { role, unit: unitCode } = values;
    return { name, days, grant: Grant.parse(unitCode === undefined ? { role } : { role, unitCode }) };
  } catch {
    throw usage();
  }
};

const issue = async (sql: Sql, { name, days, grant }: ReturnType<typeof readOrder>): Promise<string> => {
  const refusal = await refuseGrants(sql, [grant]);
  if (refusal) throw new StartupTrouble(sentenceOf(refusal, "zh"), sentenceOf(refusal, "en"));
  return issueToken(sql, { name, grants: [grant], endsAt: new Date(Date.now() + days * 86_400_000) });
};

/** Prints a token for a display or another program: it is shown this once. */
await runCommand((sql) => issue(sql, readOrder()));
