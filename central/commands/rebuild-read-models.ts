import { rebuildReadModels } from "../ledger/projecting/rebuild-read-models.ts";
import { departments } from "../read-models.ts";
import { runCommand } from "./run-command.ts";

/**
 * Makes every read model again from the stored entries, and prints how many rows each has. The centre then publishes the
 * lines of figures again; their sums, which only a changed line changes, are added again here.
 */
await runCommand(async (sql) => {
  const counts = await rebuildReadModels(sql, departments);
  await sql`select recount_sums()`;
  return Object.entries(counts)
    .map(([name, count]) => `${name}: ${count}`)
    .join("\n");
});
