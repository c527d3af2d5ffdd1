import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { BuildProblem } from "../electron-runtime/build-problem.ts";
import { projectFolder } from "../electron-runtime/project-modules.ts";
import { lastLines } from "../electron-runtime/run-command.ts";
import { type Ending, endingOf } from "./ending.ts";

export interface CentreProcess {
  readonly url: string;
  /** Contains a one-time link where the office has no account yet. Secret. */
  readonly officeUrl: string;
  /** Of the invented accounts, one for each role; undefined in a data folder with a real office. Secret. */
  readonly demoPassword: string | undefined;
  readonly dataFolder: string;
  readonly newEnrolmentCode: (unitCode: string, windowNumber: string) => Promise<string>;
  readonly ended: Promise<Ending>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the centre with its demonstration office; returns when it listens. `note` receives its process id at once.
 * Throws "centre-failed" with the last lines of its log.
 */
export const startCentreProcess = async (
  dataFolder: string,
  logFile: string,
  note: (pid: number | undefined) => void,
): Promise<CentreProcess> => {
  // Always a database of its own: invented people must not fill another one.
  const environment = {
    ...process.env,
    COUNTERSTAR_DEMO: "1",
    COUNTERSTAR_CENTRE_DATA: dataFolder,
    DATABASE_URL: "",
  };
  // Appended: a second start, which the centre will refuse, must not empty the first one's log.
  const log = openSync(logFile, "a", 0o600);
  const saidBefore = fstatSync(log).size;
  const child = spawn(process.execPath, [join(projectFolder, "central/server.ts")], {
    cwd: projectFolder,
    env: environment,
    // A process group of its own: Ctrl+C reaches only this script, which stops the kiosk first.
    detached: true,
    stdio: ["ignore", "pipe", log],
  });
  closeSync(log);
  note(child.pid);
  const ended = endingOf(child);
  // Also when this script ends by a bug: an orphan would keep the data folder and the port.
  const stopWithUs = (): boolean => child.kill("SIGTERM");
  process.once("exit", stopWithUs);
  child.once("exit", () => process.off("exit", stopWithUs));
  if (!child.stdout) throw centreFailed(logFile, saidBefore);
  const line = await Promise.race([once(createInterface(child.stdout), "line"), ended.then(() => undefined)]);
  if (!line) throw centreFailed(logFile, saidBefore);
  const started: { listening: string; office: string; demoPassword?: string; dataFolder: string } = JSON.parse(
    String(line[0]),
  );
  return {
    url: started.listening,
    officeUrl: started.office,
    demoPassword: started.demoPassword,
    dataFolder: started.dataFolder,
    ended,
    newEnrolmentCode: (unitCode, windowNumber) => askForCode(environment, unitCode, windowNumber),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
};

const askForCode = async (environment: NodeJS.ProcessEnv, unit: string, window: string): Promise<string> => {
  const command = join(projectFolder, "central/commands/new-enrolment-code.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [command, "--unit", unit, "--window", window], {
    cwd: projectFolder,
    env: environment,
  });
  return stdout.trim();
};

/** `saidBefore`: bytes of the log from earlier starts, or from a centre that runs already. */
const centreFailed = (logFile: string, saidBefore: number): BuildProblem => {
  const said = readFileSync(logFile).subarray(saidBefore).toString("utf8");
  return new BuildProblem(
    "centre-failed",
    `The centre did not start. Its last output (all of it in ${logFile}):\n${lastLines(said)}`,
    `中心未能启动，原因见上，完整日志在 ${logFile}。`,
  );
};
