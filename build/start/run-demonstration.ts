import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { demoOffice } from "../../central/demo-office/demo-office.ts";
import { counterApiPort } from "../../contract/counter/counter-api.ts";
import { startDisplay } from "../display.ts";
import type { ElectronRuntime } from "../electron-runtime/electron-runtime.ts";
import { ensureSandbox } from "../electron-runtime/ensure-sandbox.ts";
import { prepareRuntime } from "../electron-runtime/prepare-runtime.ts";
import { sayOnStandardError as say, withProgress } from "../electron-runtime/progress.ts";
import { projectFolder } from "../electron-runtime/project-modules.ts";
import { type CentreProcess, startCentreProcess } from "./centre-process.ts";
import type { KioskStart } from "./kiosk-process.ts";
import { claimStart } from "./one-start.ts";

export const dataFolder = join(projectFolder, ".data");
export const centreLog = join(dataFolder, "centre.log");
const [window] = demoOffice.windows.filter(({ number }) => number === "3");
if (!window) throw new Error("the demonstration office has no window 3");
export const demoWindow = window;

export interface Demonstration {
  readonly runtime: ElectronRuntime;
  readonly centre: CentreProcess;
  /** The start of the kiosk; with an enrolment code where its data folder has no identity. */
  readonly kioskStart: () => Promise<KioskStart>;
  /** Records a process that has to end before another start can begin. */
  readonly note: (pid: number | undefined) => void;
  /** Resolves when a person asks for the end. */
  readonly asked: Promise<unknown>;
}

/** Resolves at a signal, or at the end of the npm that started this script: npm's shell does not pass a signal on. */
const askedToStop = (): Promise<unknown> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, resolve);
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || resolve(undefined), 1_000).unref();
  });

const runBesideCentre = async (
  runtime: ElectronRuntime,
  note: Demonstration["note"],
  work: (demonstration: Demonstration) => Promise<void>,
): Promise<void> => {
  const centre = await withProgress("Starting the centre and its PostgreSQL", () =>
    startCentreProcess(join(dataFolder, "centre"), centreLog, note),
  );
  // From here on processes have to be stopped in order.
  const asked = askedToStop();
  const kioskFolder = join(dataFolder, "kiosk");
  // For this run only: the kiosk does not store the token, and no other program has it.
  const token = randomBytes(32).toString("base64url");
  try {
    const display = await startDisplay();
    const kioskStart = async (): Promise<KioskStart> => ({
      executable: runtime.executablePath,
      display,
      dataFolder: kioskFolder,
      logFile: join(dataFolder, "kiosk.log"),
      centreUrl: centre.url,
      enrolmentCode: existsSync(join(kioskFolder, "identity.json"))
        ? null
        : await centre.newEnrolmentCode(demoWindow.unitCode, demoWindow.number),
      counterApi: { token, port: Number(process.env["COUNTERSTAR_COUNTER_PORT"] ?? counterApiPort) },
      note,
    });
    await work({ runtime, centre, kioskStart, note, asked }).finally(display.stop);
  } finally {
    await centre.stop();
  }
};

/**
 * Claims the data folder of this project, prepares a runtime, builds, and starts the centre of the demonstration. Runs
 * `work` beside it, and stops the centre at its end. Throws every BuildProblem of these steps.
 */
export const runDemonstration = async (
  build: () => Promise<void>,
  work: (demonstration: Demonstration) => Promise<void>,
): Promise<void> => {
  mkdirSync(dataFolder, { recursive: true });
  const { note, release } = await claimStart(join(dataFolder, "npm-start.json"), say);
  try {
    const { runtime } = await prepareRuntime();
    await ensureSandbox(runtime.executablePath);
    await build();
    await runBesideCentre(runtime, note, work);
  } finally {
    release();
  }
};
