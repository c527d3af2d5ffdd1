import { parseArgs } from "node:util";
import { buildAll } from "../../../build/build-all.ts";
import { startDisplay } from "../../../build/display.ts";
import { prepareRuntime } from "../../../build/electron-runtime/prepare-runtime.ts";
import { startBenchCentre } from "../support/bench-centre.ts";
import { atTheEnd, cleanUp, cleanUpOnSignals } from "../support/clean-up.ts";
import { measureDraining } from "./measure-draining.ts";
import { measureIngest } from "./measure-ingest.ts";
import { measureReconnect } from "./measure-reconnect.ts";
import { measureWeeks } from "./measure-weeks.ts";

/** `npm run bench-wire`: the load that the network and the centre put on a kiosk, and many kiosks on the centre. */

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    backlog: { type: "string", default: "200000" },
    rounds: { type: "string", default: "8" },
    devices: { type: "string", default: "500" },
    weeks: { type: "string", default: "30000" },
  },
});

const print = (title: string, found: object): void => console.log(`${title}\n${JSON.stringify(found, null, 2)}\n`);

const draining = async (): Promise<void> => {
  const { runtime } = await prepareRuntime();
  await buildAll();
  const screen = await startDisplay({ alwaysVirtual: true, say: () => undefined });
  atTheEnd(screen.stop);
  const places = { executable: runtime.executablePath, display: screen.environment["DISPLAY"] ?? "" };
  const backlog = { entries: Number(values.backlog), rounds: Number(values.rounds) };
  print("taps while a backlog drains", await measureDraining(await startBenchCentre(), places, backlog));
};

const reconnect = async (): Promise<void> =>
  print("many kiosks at once", await measureReconnect(await startBenchCentre(), Number(values.devices)));

const slowly = async (): Promise<void> =>
  print("three weeks on a slow line", await measureWeeks(await startBenchCentre(), Number(values.weeks)));

const ingest = async (): Promise<void> => print("uploads of one device", await measureIngest(await startBenchCentre()));

const parts: Readonly<Record<string, () => Promise<void>>> = { ingest, draining, reconnect, weeks: slowly };

cleanUpOnSignals();
try {
  for (const [name, part] of Object.entries(parts)) if ((values.only ?? name) === name) await part();
} finally {
  await cleanUp();
}
// A driver or pool that is still open must not keep a finished run from ending.
process.exit(process.exitCode ?? 0);
