import { constants, setPriority } from "node:os";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { fillDemonstration } from "./fill-demonstration.ts";

/** The line that `npm start` writes to standard input. Not in the arguments: other users could read the key there. */
const Order = z.strictObject({
  centreUrl: z.url(),
  officeKey: z.string(),
  /** Holds the devices' keys and ledgers. */
  folder: z.string(),
  appVersion: z.string(),
  days: z.int().min(1),
});

/** Between two looks at the script of today, milliseconds. */
const liveEveryMs = 15_000;

/** Behind everything that a person waits for. */
setPriority(constants.priority.PRIORITY_LOW);
const lines = createInterface(process.stdin);
// The program that started this one has ended.
lines.once("close", () => process.exit(0));
lines.once("line", async (line) => {
  const kiosks = await fillDemonstration(Order.parse(JSON.parse(line)), (share) =>
    process.stdout.write(`${JSON.stringify({ share })}\n`),
  );
  if (kiosks === null) return process.exit(0);
  for (;;) {
    await wait(liveEveryMs);
    for (const kiosk of kiosks) await kiosk.writeUntil(Date.now());
  }
});
