import type { Queries } from "../database/sql.ts";

/** Whether this database was filled with the demonstration office, whatever the environment says now. */
export const isDemonstration = async (sql: Queries): Promise<boolean> => {
  const [row] = await sql<{ found: boolean }[]>`select exists (select from demonstration) as found`;
  return row?.found ?? false;
};

export const markAsDemonstration = async (sql: Queries): Promise<void> => {
  await sql`insert into demonstration default values on conflict do nothing`;
};
