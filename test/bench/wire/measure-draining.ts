import { demoOffice } from "../../../central/demo-office/demo-office.ts";
import { databaseFileIn } from "../../../db/data-folder.ts";
import { openForReading } from "../../../db/database.ts";
import { unsentOf } from "../../../db/receipts.ts";
import { type KioskOptions, logIn } from "../../support/window/kiosk.ts";
import { steadyStamps, weeks, writeBacklog } from "../drain/backlog.ts";
import { enrolledStore } from "../drain/enrolled-store.ts";
import { keepIdentity } from "../four-years/four-year-folder.ts";
import { kioskApplication } from "../support/applications.ts";
import { type BenchCentre, someStaff } from "../support/bench-centre.ts";
import { folderOnDisk } from "../support/folders.ts";
import { mouseTap } from "../support/gestures.ts";
import { openWindow } from "../support/open-window.ts";
import { type Spread, spreadOf, toHundredths } from "../support/statistics.ts";
import { tapBlock } from "../taps/measure-taps.ts";
import { kioskTarget } from "../taps/tap-target.ts";

export interface DrainingTaps {
  readonly drainingMs: Spread;
  readonly idleMs: Spread;
  readonly tapsEach: number;
  readonly p99Ratio: number;
}

type Places = Pick<KioskOptions, "executable" | "display">;

const backlogFolder = async (centre: BenchCentre, entries: number, firstVisit: number): Promise<string> => {
  const folder = await folderOnDisk();
  const enrolled = await enrolledStore(centre, folder, steadyStamps(weeks));
  try {
    writeBacklog(enrolled.store, entries, firstVisit);
  } finally {
    enrolled.store.close();
  }
  await keepIdentity(folder, enrolled.begin.identity);
  return folder;
};

/** Another member of staff than the one on duty at the other kiosk. */
const otherStaff = () => {
  const first = someStaff();
  const member = demoOffice.staff.find(({ unitCode, number }) => unitCode === "330100-XZFW" && number !== first.number);
  if (!member) throw new Error("the demonstration office has one person for the window");
  return member;
};

const startKiosk = async (application: KioskOptions, staff: { readonly number: string; readonly pin: string }) => {
  const kiosk = await openWindow(kioskApplication(application));
  await logIn(kiosk.page, staff.number, staff.pin);
  await kiosk.page.getByTestId("badge-name").waitFor();
  return { kiosk, target: kioskTarget(kiosk.page), gesture: await mouseTap(kiosk.page) };
};

type Window = Awaited<ReturnType<typeof startKiosk>>;

interface Round {
  readonly entries: number;
  readonly round: number;
  readonly places: Places;
  readonly idle: Window;
}

const tapsABlock = 5;

interface Taps {
  readonly drainingMs: readonly number[];
  readonly idleMs: readonly number[];
}

/** Taps on both in turns, block by block, for as long as one of them sends its backlog. */
const tapInTurns = async (draining: Window, idle: Window, isDraining: () => boolean): Promise<Taps> => {
  const drainingMs: number[] = [];
  const idleMs: number[] = [];
  for (;;) {
    const ofDraining = await tapBlock(draining.target, draining.gesture, tapsABlock);
    const ofIdle = await tapBlock(idle.target, idle.gesture, tapsABlock);
    if (!isDraining()) return { drainingMs, idleMs };
    drainingMs.push(...ofDraining);
    idleMs.push(...ofIdle);
  }
};

/** Drains one backlog; one is soon sent. */
const drainOnce = async (centre: BenchCentre, { entries, round, places, idle }: Round): Promise<Taps> => {
  const folder = await backlogFolder(centre, entries, round * entries);
  const draining = await startKiosk({ ...places, dataFolder: folder }, someStaff());
  const reading = openForReading(databaseFileIn(folder));
  try {
    return await tapInTurns(draining, idle, () => unsentOf(reading).count >= 1_000);
  } finally {
    reading.close();
    await draining.kiosk.close();
  }
};

/**
 * Taps on two kiosks in turns while one of them sends its backlog, repeated until the figure is reliable: any other
 * load of the machine, including the centre's work on that backlog, affects both.
 */
export const measureDraining = async (
  centre: BenchCentre,
  places: Places,
  { entries, rounds }: { readonly entries: number; readonly rounds: number },
): Promise<DrainingTaps> => {
  const enrolment = { centreUrl: centre.url, code: await centre.newEnrolmentCode() };
  const idle = await startKiosk({ ...places, dataFolder: await folderOnDisk(), enrolment }, otherStaff());
  const taps: Taps[] = [];
  for (let round = 0; round < rounds; round += 1) {
    taps.push(await drainOnce(centre, { entries, round, places, idle }));
  }
  await idle.kiosk.close();
  const idleMs = taps.flatMap((round) => round.idleMs);
  const [whileDraining, whileIdle] = [spreadOf(taps.flatMap((round) => round.drainingMs)), spreadOf(idleMs)];
  const p99Ratio = toHundredths(whileDraining.p99 / whileIdle.p99);
  return { drainingMs: whileDraining, idleMs: whileIdle, tapsEach: idleMs.length, p99Ratio };
};
