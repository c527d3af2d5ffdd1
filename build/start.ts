import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { demoOffice } from "../central/demo-office/demo-office.ts";
import { counterApiPort } from "../contract/counter/counter-api.ts";
import { readSettings } from "../electron/main/settings.ts";
import { buildAll } from "./build-all.ts";
import { startDisplay } from "./display.ts";
import { BuildProblem, runAsCommand } from "./electron-runtime/build-problem.ts";
import { ensureSandbox } from "./electron-runtime/ensure-sandbox.ts";
import { prepareRuntime } from "./electron-runtime/prepare-runtime.ts";
import { sayOnStandardError as say, withProgress } from "./electron-runtime/progress.ts";
import { packageVersion, projectFolder } from "./electron-runtime/project-modules.ts";
import { startCentreProcess } from "./start/centre-process.ts";
import { waitForCounterApi } from "./start/counter-api-state.ts";
import { type DemonstrationProcess, startDemonstration } from "./start/demonstration-process.ts";
import { type KioskProcess, startInvisibleKiosk, startVisibleKiosk } from "./start/kiosk-process.ts";
import { claimStart, type OneStart } from "./start/one-start.ts";
import { summaryOf } from "./start/summary.ts";

const dataFolder = join(projectFolder, ".data");
const kioskFolder = join(dataFolder, "kiosk");
const kioskLog = join(dataFolder, "kiosk.log");
const picture = join(dataFolder, "ready.png");
const demonstrationLog = join(dataFolder, "demonstration.log");
/** Before today. */
const demonstrationDays = 60;
const [demoWindow] = demoOffice.windows.filter(({ number }) => number === "3");
const [demoStaff] = demoOffice.staff;
if (!demoWindow || !demoStaff) throw new Error("the demonstration office has no window 3 or no staff");

/** Resolves at a signal, or at the end of the npm that started this script: npm's shell does not pass a signal on. */
const askedToStop = (): Promise<unknown> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, resolve);
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || resolve(undefined), 1_000).unref();
  });

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

const run = async ({ note }: OneStart): Promise<void> => {
  const { runtime } = await prepareRuntime();
  await ensureSandbox(runtime.executablePath);
  await withProgress("Building the application", buildAll);
  const centre = await withProgress("Starting the centre and its PostgreSQL", () =>
    startCentreProcess(join(dataFolder, "centre"), join(dataFolder, "centre.log"), note),
  );
  // From here on processes have to be stopped in order.
  const asked = askedToStop();
  const display = await startDisplay();
  let kiosk: KioskProcess | undefined;
  let demonstration: DemonstrationProcess | undefined;
  const stop = async (): Promise<void> => {
    await demonstration?.stop();
    await kiosk?.stop();
    await centre.stop();
    await display.stop();
  };
  try {
    const isEnrolled = existsSync(join(kioskFolder, "identity.json"));
    const newCode = () => centre.newEnrolmentCode(demoWindow.unitCode, demoWindow.number);
    // For this run only: the kiosk does not store the token, and no other program has it.
    const token = randomBytes(32).toString("base64url");
    const saidBefore = sizeOf(kioskLog);
    const start = {
      executable: runtime.executablePath,
      display,
      dataFolder: kioskFolder,
      logFile: kioskLog,
      centreUrl: centre.url,
      enrolmentCode: isEnrolled ? null : await newCode(),
      counterApi: { token, port: Number(process.env["COUNTERSTAR_COUNTER_PORT"] ?? counterApiPort) },
      note,
    };
    const login = { staffNumber: demoStaff.number, pin: demoStaff.pin };
    kiosk = display.kind === "virtual" ? await startInvisibleKiosk(start, login, picture) : startVisibleKiosk(start);
    say(
      summaryOf({
        windowNumber: demoWindow.number,
        runtime,
        centre,
        ...login,
        itPin: demoOffice.itPin,
        counterApi: { token, state: await waitForCounterApi(kioskLog, saidBefore) },
        picture: display.kind === "virtual" ? relative(process.cwd(), picture) : null,
        dataFolder: relative(process.cwd(), dataFolder),
        isRoot: process.getuid?.() === 0,
      }),
    );
    // Only now: the window does not wait for it.
    if (process.env["COUNTERSTAR_DEMO"] !== "0") {
      const { url: centreUrl, officeKey } = centre;
      const folder = join(centre.dataFolder, "demonstration");
      const order = {
        centreUrl,
        officeKey,
        folder,
        appVersion: packageVersion(projectFolder),
        days: demonstrationDays,
      };
      demonstration = startDemonstration(order, demonstrationLog, note, say);
    }
    await Promise.race([kiosk.ended, asked]);
    say("Stopping…");
  } finally {
    await stop();
  }
};

/** `npm start`: a centre with its demonstration office, and one kiosk enrolled at it, until Ctrl+C. */
await runAsCommand(async () => {
  checkSettings();
  mkdirSync(dataFolder, { recursive: true });
  const claimed = await claimStart(join(dataFolder, "npm-start.json"), say);
  await run(claimed).finally(claimed.release);
});
