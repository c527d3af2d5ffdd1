import { constants, setPriority } from "node:os";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { DemonstrationOrder, fillDemonstration } from "./fill-demonstration.ts";
import { inspectLastMonth } from "./inspect-last-month.ts";

/** The interval at which due entries of today are written, milliseconds. */
const liveEveryMs = 15_000;

/** A person never waits for this program. */
setPriority(constants.priority.PRIORITY_LOW);
const lines = createInterface(process.stdin);
// The program that started this one has ended.
lines.once("close", () => process.exit(0));
// The order is not in the arguments: other users could read the key there.
lines.once("line", async (line) => {
  const order = DemonstrationOrder.parse(JSON.parse(line));
  const kiosks = await fillDemonstration(order, (share) => process.stdout.write(`${JSON.stringify({ share })}\n`));
  if (kiosks === null) return process.exit(0);
  // A visitor may have disabled the invented accounts: the windows serve all the same.
  await inspectLastMonth(order, Date.now()).catch(console.error);
  for (;;) {
    await wait(liveEveryMs);
    for (const kiosk of kiosks) await kiosk.writeUntil(Date.now());
  }
});
