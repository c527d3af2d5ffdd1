import { rebuildReadModels } from "../ledger/projecting/rebuild-read-models.ts";
import { departments } from "../read-models.ts";
import { runCommand } from "./run-command.ts";

/** Makes every read model again from the stored entries, and prints how many rows each has. */
await runCommand(async (sql) =>
  Object.entries(await rebuildReadModels(sql, departments))
    .map(([name, count]) => `${name}: ${count}`)
    .join("\n"),
);
