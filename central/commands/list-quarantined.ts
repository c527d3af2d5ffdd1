import { readQuarantined } from "../ledger/read-quarantined.ts";
import { runCommand } from "./run-command.ts";

/** Prints every entry that is stored and not counted, one JSON object a line, `entry` exactly as the kiosk wrote it. */
await runCommand(async (sql) => {
  const lines = (await readQuarantined(sql)).map(({ receivedAt, entry, ...found }) =>
    JSON.stringify({ ...found, receivedAt: receivedAt.toISOString(), entry: entry.toString("utf8") }),
  );
  return lines.length === 0 ? undefined : lines.join("\n");
});
