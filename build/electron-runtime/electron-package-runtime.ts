import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { downloadElectronPackage } from "./download-electron-package.ts";
import { type ElectronRuntime, readRuntimeFolder } from "./electron-runtime.ts";
import type { Say } from "./progress.ts";
import { packageFolder, packageVersion } from "./project-modules.ts";

export interface ElectronPackageOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly cacheFolder: string;
  readonly say: Say;
  readonly now: () => Date;
  /** For tests: replaces the installed package's folder. */
  readonly electronFolder?: string;
  /** For tests: fetches the binary, or returns the reason it cannot in one line. */
  readonly download?: typeof downloadElectronPackage;
}

/**
 * The runtime of the `electron` package itself: installed already, or fetched now. A failed fetch is remembered for the
 * rest of the day, otherwise every start would wait for it again.
 * @returns undefined, after printing the reason in one line, when it is neither installed nor reachable.
 */
export async function findElectronPackageRuntime(
  options: ElectronPackageOptions,
): Promise<ElectronRuntime | undefined> {
  const folder = options.electronFolder ?? packageFolder("electron");
  if (folder === undefined) return undefined;
  const installed = readInstalled(folder);
  if (installed) return installed;
  const reason = await fetchUnlessFailedToday(folder, options);
  if (reason === undefined) return readInstalled(folder);
  options.say(`Electron ${packageVersion(folder)} cannot be downloaded from its release site: ${reason}`);
  return undefined;
}

function readInstalled(folder: string): ElectronRuntime | undefined {
  const version = packageVersion(folder);
  const runtime = readRuntimeFolder({
    source: "electron-package",
    distPath: join(folder, "dist"),
    platform: process.platform,
    newestKnownVersion: version,
  });
  // After an update of the package an older dist/ is still there until the installer has run.
  return runtime?.version === version ? runtime : undefined;
}

interface RememberedFailure {
  readonly day: string;
  readonly what: string;
  readonly reason: string;
}

/** A local calendar day as YYYY-MM-DD: the network may be another one the next morning. */
function localDay(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

/** The reason `what` failed today, or undefined. A damaged or unreadable file counts as none. */
export function failureToday(file: string, what: string, now: Date): string | undefined {
  try {
    const failure: RememberedFailure = JSON.parse(readFileSync(file, "utf8"));
    return failure.day === localDay(now) && failure.what === what ? failure.reason : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers for the rest of the day that `what` failed. */
export function rememberFailure(file: string, what: string, reason: string, now: Date): void {
  const failure: RememberedFailure = { day: localDay(now), what, reason };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(failure));
}

function forgetFailure(file: string): void {
  rmSync(file, { force: true });
}

async function fetchUnlessFailedToday(folder: string, options: ElectronPackageOptions): Promise<string | undefined> {
  const { environment, say } = options;
  if (environment["ELECTRON_SKIP_BINARY_DOWNLOAD"]) return "ELECTRON_SKIP_BINARY_DOWNLOAD is set.";
  const memory = join(options.cacheFolder, "electron-download-failure.json");
  const what = `electron ${packageVersion(folder)} ${mirrorOf(environment)}`;
  const earlierReason = failureToday(memory, what, options.now());
  if (earlierReason !== undefined) return `${earlierReason} (Found earlier today; delete ${memory} to try again.)`;
  const reason = await (options.download ?? downloadElectronPackage)(folder, environment, say);
  if (reason === undefined) forgetFailure(memory);
  else rememberFailure(memory, what, reason, options.now());
  return reason;
}

/** A mirror configured after a failure justifies a new attempt on the same day. */
function mirrorOf(environment: NodeJS.ProcessEnv): string {
  return environment["ELECTRON_MIRROR"] ?? environment["npm_config_electron_mirror"] ?? "";
}
