import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderSizeBytes } from "./folder-size.ts";
import { type Say, startProgress } from "./progress.ts";
import { lastLines, runCommand } from "./run-command.ts";

/** After this long without a new byte the release site counts as unreachable. */
const STALL_LIMIT_MS = 15_000;
const STALL_CHECK_MS = 1_000;
const TOTAL_LIMIT_MS = 20 * 60_000;
/** About one zip; only the percentage depends on it. */
const TYPICAL_DOWNLOAD_BYTES = 125_000_000;

/**
 * Runs the `electron` package's own installer, which follows mirrors and verifies checksums. Stops it when no bytes
 * arrive: the installer has no timeout of its own.
 * @returns undefined on success, else the reason in one line.
 */
export async function downloadElectronPackage(
  electronFolder: string,
  environment: NodeJS.ProcessEnv,
  say: Say,
): Promise<string | undefined> {
  const temporaryFolder = await mkdtemp(join(tmpdir(), "counterstar-electron-"));
  // The installer downloads below TMPDIR and unpacks into dist/: either one grows while it works.
  const watchedBytes = async (): Promise<number> =>
    (await folderSizeBytes(temporaryFolder)) + (await folderSizeBytes(join(electronFolder, "dist")));
  const progress = startProgress("Downloading Electron from its release site", say, async () => {
    return (await folderSizeBytes(temporaryFolder)) / TYPICAL_DOWNLOAD_BYTES;
  });
  const watchdog = watchForStall(watchedBytes);
  try {
    const result = await runCommand(process.execPath, [join(electronFolder, "install.js")], {
      environment: {
        ...environment,
        ...proxySwitch(environment),
        TMPDIR: temporaryFolder,
        ELECTRON_GET_NO_PROGRESS: "1",
      },
      timeLimitMs: TOTAL_LIMIT_MS,
      signal: watchdog.stalled,
    });
    const reason = result.exitCode === 0 ? undefined : failureReason(result.output, watchdog.stalled.aborted);
    progress.finish(reason === undefined ? "done" : "not possible");
    return reason;
  } finally {
    watchdog.stop();
    await rm(temporaryFolder, { recursive: true, force: true });
  }
}

/** The installer ignores HTTPS_PROXY unless this is set. */
function proxySwitch(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const hasProxy = Object.entries(environment).some(([name, value]) => /^https?_proxy$/i.test(name) && value);
  return hasProxy ? { ELECTRON_GET_USE_PROXY: "1" } : {};
}

function watchForStall(watchedBytes: () => Promise<number>): {
  readonly stalled: AbortSignal;
  readonly stop: () => void;
} {
  const controller = new AbortController();
  let lastBytes = -1;
  let lastGrowthAtMs = performance.now();
  const timer = setInterval(async () => {
    const bytes = await watchedBytes();
    if (bytes !== lastBytes) lastGrowthAtMs = performance.now();
    lastBytes = bytes;
    if (performance.now() - lastGrowthAtMs > STALL_LIMIT_MS) controller.abort();
  }, STALL_CHECK_MS);
  return { stalled: controller.signal, stop: () => clearInterval(timer) };
}

/** One line about a failed installer. Its stack trace begins with the error, and a failed fetch names no deeper cause. */
export function failureReason(output: string, stalled: boolean): string {
  if (stalled) return `nothing arrived for ${STALL_LIMIT_MS / 1_000} s.`;
  const errorLine = output
    .split("\n")
    .find((line) => /\b\w*Error: /.test(line))
    ?.trim();
  if (errorLine?.includes("fetch failed")) return "the site cannot be reached from here.";
  return errorLine ?? (lastLines(output, 1) || "its installer failed without a word.");
}
