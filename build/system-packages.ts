import { dirname, join } from "node:path";
import { BuildProblem } from "./electron-runtime/build-problem.ts";
import {
  namesOfThisRelease,
  packageForSoname,
  sonamesNotFound,
  time64Name,
} from "./electron-runtime/debian-package-names.ts";
import { type Say, sayOnStandardError, startProgress } from "./electron-runtime/progress.ts";
import { isOnPath, lastLines, runCommand } from "./electron-runtime/run-command.ts";

/** A part that this machine lacks, with the Debian package that has it. */
export interface MissingSystemPart {
  /** A shared library (`libgtk-3.so.0`) or a command (`Xvfb`). */
  readonly part: string;
  /** Undefined for a library whose package is not known. */
  readonly debianPackage: string | undefined;
  readonly neededFor: string;
}

export interface SystemNeeds {
  /** An Electron executable whose shared libraries must all be found. */
  readonly executablePath?: string;
  /** Whether windows are opened: without a display the machine then needs Xvfb. */
  readonly display?: boolean;
  /** Whether a native module is compiled. */
  readonly compiler?: boolean;
  /**
   * Whether tests run that inject faults (record or fail system calls, leave syncs out, set a wall clock) or run a
   * script.
   */
  readonly tests?: boolean;
  /** Whether the centre is tested behind PgBouncer. */
  readonly pooler?: boolean;
  /** Whether the office's pages are opened in Debian's Chromium, and printed. */
  readonly browser?: boolean;
}

export interface SystemPackagesOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly say?: Say;
  /** Whether missing packages are installed. Default: only as root on Debian or Ubuntu; other users get the command. */
  readonly mayInstall?: boolean;
}

const compilerCommands = [
  ["python3", "python3"],
  ["make", "make"],
  ["g++", "g++"],
] as const;

const faultReason = "to simulate faults of a kiosk's disk and clock";
const testCommands = [
  ["strace", faultReason],
  ["eatmydata", faultReason],
  ["faketime", faultReason],
  ["curl", "for the counter API's example script"],
] as const;

const browserCommands = [
  ["chromium", "chromium"],
  ["pdftotext", "poppler-utils"],
] as const;

/**
 * Makes sure that this Linux machine has the needed parts; does nothing on other systems. As root on Debian or Ubuntu it
 * installs the packages; otherwise it throws "system-packages-missing" with the command.
 */
export async function ensureSystemPackages(needs: SystemNeeds, options: SystemPackagesOptions = {}): Promise<void> {
  const environment = options.environment ?? process.env;
  const missing = await findMissingSystemParts(needs, environment);
  if (missing.length === 0) return;
  const say = options.say ?? sayOnStandardError;
  const mayInstall = options.mayInstall ?? (process.getuid?.() === 0 && isOnPath("apt-get", environment));
  if (!mayInstall) throw packagesMissing(missing, await installCommand(missing));
  for (const line of missingLines(missing)) say(line);
  await runApt(["update"], say);
  await runApt((await installCommand(missing)).slice(1), say);
  const stillMissing = await findMissingSystemParts(needs, environment);
  if (stillMissing.length > 0) throw packagesMissing(stillMissing, await installCommand(stillMissing));
}

/** The missing parts, found by `ldd` on the executable and by searching PATH for commands. */
export async function findMissingSystemParts(
  needs: SystemNeeds,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<readonly MissingSystemPart[]> {
  if (process.platform !== "linux") return [];
  const missing: MissingSystemPart[] = [];
  for (const soname of needs.executablePath ? await missingLibraries(needs.executablePath) : []) {
    missing.push({ part: soname, debianPackage: packageForSoname(soname), neededFor: "for Electron" });
  }
  const hasDisplay = Boolean(environment["DISPLAY"] || environment["WAYLAND_DISPLAY"]);
  if (needs.display && !hasDisplay && !isOnPath("Xvfb", environment)) {
    missing.push({ part: "Xvfb", debianPackage: "xvfb", neededFor: "for windows without a display" });
  }
  for (const [command, debianPackage] of needs.compiler ? compilerCommands : []) {
    if (isOnPath(command, environment)) continue;
    missing.push({ part: command, debianPackage, neededFor: "to compile SQLite for this Electron" });
  }
  for (const [command, neededFor] of needs.tests ? testCommands : []) {
    if (!isOnPath(command, environment)) missing.push({ part: command, debianPackage: command, neededFor });
  }
  for (const [command, debianPackage] of needs.browser ? browserCommands : []) {
    if (isOnPath(command, environment)) continue;
    missing.push({ part: command, debianPackage, neededFor: "to open the office's pages and print them" });
  }
  if (needs.pooler && !isOnPath("pgbouncer", environment)) {
    missing.push({ part: "pgbouncer", debianPackage: "pgbouncer", neededFor: "to test the centre behind it" });
  }
  return missing;
}

async function missingLibraries(executablePath: string): Promise<readonly string[]> {
  // Electron searches for its own libraries (libffmpeg) beside itself, as its run path says.
  const crashHandler = join(dirname(executablePath), "chrome_crashpad_handler");
  const results = await Promise.all([executablePath, crashHandler].map((file) => runCommand("ldd", [file])));
  return [...new Set(results.flatMap((result) => sonamesNotFound(result.stdout)))];
}

/** The command that installs the missing parts, with this release's package names. */
export async function installCommand(missing: readonly MissingSystemPart[]): Promise<readonly string[]> {
  const names = [...new Set(missing.flatMap(({ debianPackage }) => debianPackage ?? []))];
  const candidates = [...names, ...names.map(time64Name)];
  const policy = await runCommand("apt-cache", ["policy", ...candidates], {
    environment: { ...process.env, LC_ALL: "C" },
  });
  const packages = namesOfThisRelease(names, policy.stdout).toSorted();
  return ["apt-get", "install", "-y", "--no-install-recommends", ...packages];
}

/** One line for each reason, with every missing part it needs. */
function missingLines(missing: readonly MissingSystemPart[]): readonly string[] {
  const reasons = Map.groupBy(missing, ({ neededFor }) => neededFor);
  return [...reasons].map(
    ([neededFor, parts]) => `Missing on this machine: ${parts.map(({ part }) => part).join(", ")} (${neededFor})`,
  );
}

async function runApt(args: readonly string[], say: Say): Promise<void> {
  const command = `apt-get ${args.join(" ")}`;
  say(command);
  const progress = startProgress(`apt-get ${args[0]}`, say);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const result = await runCommand("apt-get", args, { environment });
  progress.finish(result.exitCode === 0 ? "done" : "failed");
  if (result.exitCode === 0) return;
  throw new BuildProblem(
    "system-packages-missing",
    `${command} failed:\n${lastLines(result.output)}\nCheck the package sources of this machine (/etc/apt).`,
    "apt-get 执行失败，请检查本机的软件包源（/etc/apt）。",
  );
}

function packagesMissing(missing: readonly MissingSystemPart[], command: readonly string[]): BuildProblem {
  const unknown = missing.filter(({ debianPackage }) => debianPackage === undefined).map(({ part }) => part);
  const rest = unknown.length > 0 ? `\nNo package is known for: ${unknown.join(", ")}.` : "";
  const sudo = process.getuid?.() !== 0 && isOnPath("sudo") ? "sudo " : "";
  const line = unknown.length < missing.length ? `\n  ${sudo}apt-get update && ${sudo}${command.join(" ")}` : "";
  const lacks = missingLines(missing).join("\n");
  return new BuildProblem(
    "system-packages-missing",
    `${lacks}\nRun this as root, then start again (package names of Debian and Ubuntu):${line}${rest}`,
    "本机缺少系统软件包，请先以管理员身份执行上面的安装命令，再重新启动。",
  );
}
