import { existsSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { demoOffice } from "../central/demo-office/demo-office.ts";
import { readSettings } from "../electron/main/settings.ts";
import { buildAll } from "./build-all.ts";
import { BuildProblem, runAsCommand } from "./electron-runtime/build-problem.ts";
import { sayOnStandardError as say, withProgress } from "./electron-runtime/progress.ts";
import { packageVersion, projectFolder } from "./electron-runtime/project-modules.ts";
import { waitForCounterApi } from "./start/counter-api-state.ts";
import { type DemonstrationProcess, startDemonstration } from "./start/demonstration-process.ts";
import { endingText } from "./start/ending.ts";
import { type KioskProcess, startInvisibleKiosk, startVisibleKiosk } from "./start/kiosk-process.ts";
import { centreLog, type Demonstration, dataFolder, demoWindow, runDemonstration } from "./start/run-demonstration.ts";
import { summaryOf } from "./start/summary.ts";

const picture = join(dataFolder, "ready.png");
const demonstrationLog = join(dataFolder, "demonstration.log");
/** Before today. */
const demonstrationDays = 60;
const [demoStaff] = demoOffice.staff;
if (!demoStaff) throw new Error("the demonstration office has no staff");
const login = { staffNumber: demoStaff.number, pin: demoStaff.pin };

/** The kiosk would report the same, but without a window to show it in. */
const checkSettings = (): void => {
  try {
    readSettings(process.env, "");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BuildProblem(
      "setting-wrong",
      `An environment variable is not valid: ${reason}`,
      "环境变量的值不合要求，见上。",
    );
  }
};

/** The size in bytes of the log from earlier starts. */
const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

const fillOffice = ({ centre, note }: Demonstration): DemonstrationProcess | undefined => {
  if (centre.demoPassword === undefined) return undefined;
  const order = {
    centreUrl: centre.url,
    password: centre.demoPassword,
    folder: join(centre.dataFolder, "demonstration"),
    appVersion: packageVersion(projectFolder),
    days: demonstrationDays,
  };
  return startDemonstration(order, demonstrationLog, note, say);
};

const run = async (demonstration: Demonstration): Promise<void> => {
  const { runtime, centre, kioskStart, asked } = demonstration;
  const start = await kioskStart();
  const saidBefore = sizeOf(start.logFile);
  const isVirtual = start.display.kind === "virtual";
  const kiosk: KioskProcess = isVirtual ? await startInvisibleKiosk(start, login, picture) : startVisibleKiosk(start);
  let history: DemonstrationProcess | undefined;
  try {
    const state = await waitForCounterApi(start.logFile, saidBefore);
    say(
      summaryOf({
        windowNumber: demoWindow.number,
        runtime,
        centre,
        ...login,
        itPin: demoOffice.itPin,
        counterApi: { token: start.counterApi.token, state },
        picture: isVirtual ? relative(process.cwd(), picture) : null,
        dataFolder: relative(process.cwd(), dataFolder),
        isRoot: process.getuid?.() === 0,
      }),
    );
    // Only now: the window does not wait for it.
    if (process.env["COUNTERSTAR_DEMO"] !== "0") history = fillOffice(demonstration);
    const why = await Promise.race([
      kiosk.ended.then((ending) => endingText("The kiosk", ending, relative(process.cwd(), start.logFile))),
      centre.ended.then((ending) => endingText("The centre", ending, relative(process.cwd(), centreLog))),
      asked.then(() => null),
    ]);
    if (why !== null) say(why);
    say("Stopping…");
  } finally {
    await history?.stop();
    await kiosk.stop();
  }
};

/** `npm start`: a centre with its demonstration office, and one kiosk enrolled at it, until Ctrl+C. */
await runAsCommand(async () => {
  checkSettings();
  await runDemonstration(() => withProgress("Building the application", buildAll), run);
});
