import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { Configuration } from "electron-builder";
import { builderConfiguration } from "./electron-builder.config.ts";
import { BuildProblem, runAsCommand } from "./electron-runtime/build-problem.ts";
import type { ElectronRuntime } from "./electron-runtime/electron-runtime.ts";
import { ensureSqliteFor } from "./electron-runtime/ensure-sqlite.ts";
import { type FindRuntimeOptions, findElectronRuntime } from "./electron-runtime/find-electron-runtime.ts";
import { sayOnStandardError } from "./electron-runtime/progress.ts";
import { packageFolder, projectFolder } from "./electron-runtime/project-modules.ts";
import { ensureSystemPackages } from "./system-packages.ts";

export interface PackageOptions extends FindRuntimeOptions {
  /** Make an installer for windows in service; refused unless the runtime is a supported Electron. Default false. */
  readonly release?: boolean;
  /** Leave --inspect open for a test driver; refused together with `release`. Default false. */
  readonly openToTestDriver?: boolean;
  /** The folder with package.json and out/. Default: this project. */
  readonly applicationFolder?: string;
}

/**
 * Packs the output of vite into an unpacked application below `out/package`, or into an installer with `release`.
 * Throws BuildProblem: "application-not-built", "release-needs-supported-electron", "package-failed" and the runtime's.
 * @returns the folder of the unpacked application
 */
export async function packageApplication(options: PackageOptions = {}): Promise<string> {
  const applicationFolder = options.applicationFolder ?? projectFolder;
  const runtime = await runtimeFor(options);
  refuseWithoutBuild(applicationFolder);
  const say = options.say ?? sayOnStandardError;
  if (!runtime.isSupportedRelease) for (const line of unsupportedWarning(runtime)) say(line);
  await ensureSystemPackages({ executablePath: runtime.executablePath }, options);
  const sqlite = await ensureSqliteFor(runtime, options);
  const sqliteFolder = packageFolder("better-sqlite3") ?? "";
  const outputFolder = join(applicationFolder, "out/package");
  await rm(outputFolder, { recursive: true, force: true });
  const configuration = builderConfiguration({
    runtime,
    sqliteFolder,
    sqliteNativeFile: relative(sqliteFolder, sqlite.nativeFile),
    openToTestDriver: options.openToTestDriver ?? false,
    outputFolder,
  });
  await runBuilder(applicationFolder, configuration, options.release ?? false);
  return join(outputFolder, unpackedFolderName());
}

/** Finds the runtime, and refuses a release with one that no longer gets security fixes. */
async function runtimeFor(options: PackageOptions): Promise<ElectronRuntime> {
  if (!options.release) return findElectronRuntime(options);
  if (options.openToTestDriver) throw releaseRefused("a release must not accept a test driver");
  const runtime = await findElectronRuntime({ ...options, allowRegistryFallback: false }).catch((error: unknown) => {
    if (error instanceof BuildProblem && error.code === "runtime-not-available")
      throw releaseRefused("no supported Electron was found");
    throw error;
  });
  if (runtime.isSupportedRelease) return runtime;
  throw releaseRefused(`Electron ${runtime.version} is no longer supported and gets no security fixes`);
}

/**
 * electron-builder refuses files below folders of the system, /tmp, /usr and /var among them, unless they lie below the
 * temporary folder or the home folder that it reads when it is loaded. A project may be cloned anywhere.
 */
async function loadBuilder(): Promise<typeof import("electron-builder")> {
  const name = process.platform === "win32" ? "USERPROFILE" : "HOME";
  const home = process.env[name];
  process.env[name] = projectFolder;
  try {
    return await import("electron-builder");
  } finally {
    if (home === undefined) delete process.env[name];
    else process.env[name] = home;
  }
}

async function runBuilder(projectDir: string, config: Configuration, release: boolean): Promise<void> {
  const { Arch, build, Platform } = await loadBuilder();
  const platform = Platform.current();
  const targets = release
    ? platform.createTarget()
    : platform.createTarget("dir", Arch[process.arch === "arm64" ? "arm64" : "x64"]);
  try {
    await build({ projectDir, config, targets, publish: "never" });
  } catch (error) {
    throw new BuildProblem("package-failed", `Packaging failed: ${String(error)}`, "打包失败，原因见上。");
  }
}

function unpackedFolderName(): string {
  const suffix = process.arch === "arm64" ? "-arm64" : "";
  if (process.platform === "win32") return `win${suffix}-unpacked`;
  return process.platform === "darwin" ? `mac${suffix}` : `linux${suffix}-unpacked`;
}

function refuseWithoutBuild(applicationFolder: string): void {
  const missing = ["package.json", "out/electron/main.js"].filter((file) => !existsSync(join(applicationFolder, file)));
  if (missing.length === 0) return;
  throw new BuildProblem(
    "application-not-built",
    `Nothing to package: ${missing.join(", ")} is missing in ${applicationFolder}. Run npm run build first.`,
    `没有可打包的内容：缺少 ${missing.join("、")}。请先执行 npm run build。`,
  );
}

/** The warning for a result that is not fit for a window in service. */
export function unsupportedWarning(runtime: Pick<ElectronRuntime, "version" | "source">): readonly string[] {
  const bar = "!".repeat(78);
  return [
    bar,
    `!!  FOR DEVELOPMENT AND TEST ONLY / 仅供开发和测试`,
    `!!  Electron ${runtime.version} (${runtime.source}) is no longer supported and gets no security fixes.`,
    `!!  Do not install this package on a window in service. / 请勿安装到正式服务窗口。`,
    bar,
  ];
}

function releaseRefused(reason: string): BuildProblem {
  return new BuildProblem(
    "release-needs-supported-electron",
    `No installer was made: ${reason}. A release needs a supported Electron. Give this machine access to Electron's release site, or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.`,
    "未生成安装包：正式发布必须使用仍在支持期内的 Electron（electron 包自带的程序、ELECTRON_MIRROR 镜像，或 ELECTRON_OVERRIDE_DIST_PATH 指定的目录）。",
  );
}

const isStartedDirectly = process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename;
if (isStartedDirectly) {
  await runAsCommand(async () => {
    const release = process.argv.includes("--release");
    const openToTestDriver = process.env["COUNTERSTAR_PACKAGE_FOR_TEST"] === "1";
    process.stdout.write(`${await packageApplication({ release, openToTestDriver })}\n`);
  });
}
