import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { makeFolder, replaceFile } from "../../db/durable-file.ts";
import { dayAfter, dayMs, dayOf, daysFrom, type History, msAt } from "./calendar.ts";
import { type DemoKiosk, openDemoKiosk } from "./demo-kiosk.ts";
import { kioskIdentity } from "./kiosk-identity.ts";
import { oneAtATime } from "./kiosk-sync.ts";
import { logInToOffice, type Office } from "./office.ts";
import { demonstrationWindows, type WindowProfile } from "./windows.ts";

/** The line that `npm start` writes to the standard input of `fill.ts`. */
export const DemonstrationOrder = z.strictObject({
  centreUrl: z.url(),
  /** Of the invented accounts. */
  password: z.string(),
  /** The folder of the devices' keys and ledgers. */
  folder: z.string(),
  appVersion: z.string(),
  /** Of history before today. */
  days: z.int().min(1),
});
export type DemonstrationOrder = z.infer<typeof DemonstrationOrder>;

export interface FillOrder extends DemonstrationOrder {
  /** All windows of the demonstration by default. */
  readonly windows?: readonly WindowProfile[];
}

const HistoryFile = z.strictObject({ firstDay: z.iso.date(), days: z.int().min(1) });

/**
 * The history in this folder; a new one where the centre has no device at these windows. undefined where it has one: a
 * window in use gets no invented ratings.
 */
const historyIn = async (
  folder: string,
  days: number,
  office: Office,
  windows: readonly WindowProfile[],
): Promise<History | undefined> => {
  const file = join(folder, "history.json");
  if (existsSync(file)) return HistoryFile.parse(JSON.parse(readFileSync(file, "utf8")));
  const keys = windows.map(({ unitCode, windowNumber }) => ({ unitCode, windowNumber }));
  if (await office.hasDeviceAt(keys)) return undefined;
  const history = { firstDay: dayOf(Date.now() - days * dayMs), days };
  makeFolder(folder);
  replaceFile(file, `${JSON.stringify(history)}\n`);
  return history;
};

/**
 * Writes day by day at all windows, the oldest first, so that ratings arrive at the centre in the order of their times.
 * Begins at the newest entry of all ledgers; a ledger that ends earlier catches up on the first day.
 */
const writeHistory = async (
  kiosks: readonly DemoKiosk[],
  { firstDay }: History,
  office: Office,
  report: (share: number) => void,
): Promise<void> => {
  const today = dayOf(Date.now());
  const days = daysFrom(firstDay, today) + 1;
  const written = kiosks.reduce(
    (newest, kiosk) => (kiosk.writtenDay() > newest ? kiosk.writtenDay() : newest),
    firstDay,
  );
  for (let day = written; day <= today; day = dayAfter(day)) {
    for (const kiosk of kiosks) await kiosk.writeUntil(Math.min(Date.now(), msAt(day, "23:59")));
    await Promise.all(kiosks.map((kiosk) => kiosk.settled()));
    const share = (daysFrom(firstDay, day) + 1) / days;
    await office.reportProgress(share);
    report(share);
  }
};

/**
 * Enrols a kiosk at every window of the demonstration but the visitor's own, and writes the days until now with the real
 * ledger and the real upload. Goes on where an earlier one was stopped: the ledgers in the folder say how far they are,
 * and the script is the same each time. null where other devices are enrolled at these
 * windows.
 */
export const fillDemonstration = async (
  order: FillOrder,
  report: (share: number) => void,
): Promise<readonly DemoKiosk[] | null> => {
  const { centreUrl, folder, appVersion, windows = demonstrationWindows } = order;
  const office = await logInToOffice(centreUrl, order.password);
  const history = await historyIn(folder, order.days, office, windows);
  if (!history) return null;
  await office.reportProgress(0);
  const fetch = oneAtATime(globalThis.fetch);
  const kiosks: DemoKiosk[] = [];
  for (const profile of windows) {
    const own = join(folder, profile.name.replace("/", "-"));
    const identity = await kioskIdentity(own, centreUrl, appVersion, () => office.newCode(profile));
    kiosks.push(openDemoKiosk({ folder: own, profile, identity, history, appVersion, fetch }));
  }
  await writeHistory(kiosks, history, office, report);
  return kiosks;
};
