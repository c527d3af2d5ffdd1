import type { Queries } from "./sql.ts";

/** How many rows a table has. */
export const countRows = async (sql: Queries, table: string): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`select count(*) as count from ${sql(table)}`;
  return row?.count ?? 0;
};
