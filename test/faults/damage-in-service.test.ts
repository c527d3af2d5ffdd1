import { closeSync, openSync, writeSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { databaseFileIn } from "../../db/data-folder.ts";
import { kioskOptions, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { launchKiosk, rateOnce } from "../support/window/kiosk.ts";
import { entriesOnDisk, levelsOnDisk } from "../support/window/ledger-on-disk.ts";
import { endKioskOn } from "../support/window/relaunched-kiosk.ts";

const patience = { timeout: 30_000 };

/** The index that a rating is checked against: no start reads it, and every tap does. */
const breakIndexOfPrompts = (dataFolder: string): void => {
  const file = databaseFileIn(dataFolder);
  const connection = new Database(file);
  connection.pragma("wal_checkpoint(TRUNCATE)");
  const page = connection
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'one_rating_a_prompt'")
    .pluck()
    .get();
  const pageBytes = Number(connection.pragma("page_size", { simple: true }));
  connection.close();
  const descriptor = openSync(file, "r+");
  writeSync(descriptor, Buffer.alloc(pageBytes, 0xff), 0, pageBytes, (Number(page) - 1) * pageBytes);
  closeSync(descriptor);
};

it.skipIf(process.platform !== "linux")(
  "damage that only a tap finds: the kiosk restarts by itself, and the person on duty goes on",
  async () => {
    const enrolled = await startKioskOnDuty({ policy: { walkUp: true } });
    const { dataFolder } = enrolled;
    try {
      await rateOnce(enrolled.kiosk.page, 4);
      await enrolled.kiosk.kill();
      breakIndexOfPrompts(dataFolder);
      const damaged = await launchKiosk(kioskOptions(dataFolder));
      await damaged.page.getByTestId("walk-up").waitFor();
      // The page ends with the process that restarts.
      await damaged.page.evaluate("counterstar.openWalkUp()").catch(() => undefined);
      const startsOfEpoch2 = () => entriesOnDisk(dataFolder, "epoch-begun", "device-started").slice(-2);
      await expect
        .poll(startsOfEpoch2, patience)
        .toMatchObject([{ kind: "epoch-begun", body: { reason: "database-damaged" } }, { kind: "device-started" }]);
      await endKioskOn(dataFolder);
      const again = await launchKiosk(kioskOptions(dataFolder));
      await again.page.getByTestId("badge-name").waitFor();
      await rateOnce(again.page, 5);
      expect(levelsOnDisk(dataFolder)).toEqual([4, 5]);
      const alarms = () => enrolled.centre.sql`select kind from alarms`;
      await expect.poll(alarms, patience).toMatchObject([{ kind: "database-lost" }]);
      await again.kill();
    } finally {
      await enrolled.stop();
    }
  },
);
