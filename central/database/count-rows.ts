import type { Queries } from "./sql.ts";
import { type Fragment, fragment } from "./statement.ts";

/** How many rows of a table fulfil a condition; all of them without one. */
export const countRows = async (sql: Queries, table: string, where: Fragment = fragment`true`): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`select count(*) as count from ${sql(table)} where ${where}`;
  return row?.count ?? 0;
};
