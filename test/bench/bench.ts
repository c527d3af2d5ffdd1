import { writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { buildAll } from "../../build/build-all.ts";
import { startDisplay } from "../../build/display.ts";
import { prepareRuntime } from "../../build/electron-runtime/prepare-runtime.ts";
import { measureCommits } from "./commits/measure-commits.ts";
import { measureDrain } from "./drain/measure-drain.ts";
import { makeFourYearFolder } from "./four-years/four-year-folder.ts";
import { measureMemory } from "./memory/measure-memory.ts";
import { judge } from "./results/aims.ts";
import { figuresOf, type Measured } from "./results/figures.ts";
import { reportOf } from "./results/report.ts";
import { measureScreens } from "./screens/measure-screens.ts";
import { measureStarts } from "./starts/measure-starts.ts";
import { bareApplication, kioskApplication } from "./support/applications.ts";
import { type BenchCentre, startBenchCentre } from "./support/bench-centre.ts";
import { atTheEnd, cleanUp, cleanUpOnSignals } from "./support/clean-up.ts";
import { folderOnDisk } from "./support/folders.ts";
import { type Repetitions, readOptions } from "./support/options.ts";
import { measureTaps } from "./taps/measure-taps.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The executable, and a display of its own, so that no desktop and no window manager takes part. */
const prepare = async (): Promise<{ readonly executable: string; readonly display: string; readonly runs: string }> => {
  const { runtime } = await prepareRuntime();
  await buildAll();
  const screen = await startDisplay({ alwaysVirtual: true, say: () => undefined });
  atTheEnd(screen.stop);
  const display = screen.environment["DISPLAY"] ?? "";
  return { executable: runtime.executablePath, display, runs: `Electron ${runtime.version} from ${runtime.source}` };
};

const measureAll = async (
  places: { readonly executable: string; readonly display: string },
  centre: BenchCentre,
  repetitions: Repetitions,
): Promise<Measured> => {
  const kiosk = { ...places, dataFolder: await folderOnDisk() };
  const bare = { ...places, dataFolder: await folderOnDisk() };
  const fourYearKiosk = { ...places, dataFolder: await folderOnDisk() };
  say("taps …");
  const enrolment = { centreUrl: centre.url, code: await centre.newEnrolmentCode() };
  const taps = await measureTaps({ kiosk: { ...kiosk, enrolment }, bare, centre }, repetitions);
  say("memory …");
  const kioskMemoryMb = await measureMemory(kioskApplication(kiosk), repetitions.settleMs, say);
  const bareMemoryMb = await measureMemory(bareApplication(bare), repetitions.settleMs, say);
  say("screens …");
  const screens = await measureScreens(kiosk, centre, repetitions);
  say("backlog …");
  const drain = await measureDrain(centre, join(await folderOnDisk(), "ledger"), repetitions.backlogEntries);
  say("four years of entries …");
  await makeFourYearFolder(centre, fourYearKiosk.dataFolder, repetitions.fourYearEntries);
  say("taps after four years …");
  const fourYearTaps = await measureTaps({ kiosk: fourYearKiosk, bare, centre }, { ...repetitions, hastyTouches: 0 });
  say("cold starts …");
  const starts = await measureStarts(
    {
      kiosk: kioskApplication(kiosk),
      fourYearKiosk: kioskApplication(fourYearKiosk),
      bare: bareApplication(bare),
    },
    repetitions.starts,
  );
  return {
    taps,
    fourYearTaps,
    starts,
    screens,
    kioskMemoryMb,
    bareMemoryMb,
    drainRowsPerSecond: drain.rowsPerSecond,
    wireBytesPerEntry: drain.bytesPerEntry,
    commitsMs: measureCommits(await folderOnDisk(), repetitions.commits),
  };
};

/** Measures the kiosk against an empty application, prints the results, and writes them as JSON where asked to. */
const run = async (): Promise<void> => {
  const { jsonFile, isQuick, repetitions } = readOptions(process.argv.slice(2));
  const startedAtMs = performance.now();
  const { executable, display, runs } = await prepare();
  const measured = await measureAll({ executable, display }, await startBenchCentre(), repetitions);
  const figures = figuresOf(measured);
  const aims = judge(figures);
  const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
  const machine = {
    runs,
    processors: cpus().length,
    loadAverages: loadavg().map((load) => Math.round(load * 10) / 10),
  };
  process.stdout.write(`\n${reportOf(figures, aims)}\n`);
  say(`${runs}, ${machine.processors} processors, load ${machine.loadAverages.join(" ")}, ${seconds} s`);
  const document = { ...figures, aims, machine, repetitions, isQuick, seconds };
  if (jsonFile !== undefined) await writeFile(jsonFile, `${JSON.stringify(document, null, 2)}\n`);
};

cleanUpOnSignals();
try {
  await run();
} finally {
  await cleanUp();
}
// A driver or pool that is still open must not keep a finished run from ending.
process.exit(process.exitCode ?? 0);
