import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type RuntimeSource = "override" | "electron-package" | "registry-fallback";

/** An Electron that can be started. All paths are absolute. */
export interface ElectronRuntime {
  readonly source: RuntimeSource;
  /** The folder with the executable, `resources/` and `version`. */
  readonly distPath: string;
  readonly executablePath: string;
  /** Without a leading "v", e.g. "45.4.1". */
  readonly version: string;
  /** Whether the Electron project still maintains this release line. A window in service needs one that is. */
  readonly isSupportedRelease: boolean;
}

/** Electron maintains the newest three major versions (https://releases.electronjs.org). */
const MAINTAINED_MAJORS = 3;

/** Whether a version is maintained, compared with the newest version this project knows: the `electron` package it pins. */
export function isMaintainedVersion(version: string, newestKnownVersion: string): boolean {
  return majorOf(version) > majorOf(newestKnownVersion) - MAINTAINED_MAJORS;
}

function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

/** The executable's path inside an Electron distribution folder of a platform. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === "win32") return "electron.exe";
  return platform === "darwin" ? "Electron.app/Contents/MacOS/Electron" : "electron";
}

export interface RuntimeFolder {
  readonly source: RuntimeSource;
  readonly distPath: string;
  readonly platform: NodeJS.Platform;
  readonly newestKnownVersion: string;
}

/** Reads a distribution folder; undefined when it has no executable or no `version` file. */
export function readRuntimeFolder(folder: RuntimeFolder): ElectronRuntime | undefined {
  const { source, distPath } = folder;
  const executablePath = join(distPath, executableName(folder.platform));
  const versionFile = join(distPath, "version");
  if (!existsSync(executablePath) || !existsSync(versionFile)) return undefined;
  const version = readFileSync(versionFile, "utf8").trim().replace(/^v/, "");
  const isMaintained = source !== "registry-fallback" && isMaintainedVersion(version, folder.newestKnownVersion);
  return { source, distPath, executablePath, version, isSupportedRelease: isMaintained };
}
