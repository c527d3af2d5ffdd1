import { rebuildRatings } from "../ratings/rebuild-ratings.ts";
import { runCommand } from "./run-command.ts";

/** Makes the read model `ratings` again from the stored entries, and prints how many there are. */
await runCommand(async (sql) => `ratings: ${await rebuildRatings(sql)}`);
