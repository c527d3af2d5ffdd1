import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Configuration } from "electron-builder";
import type { ElectronRuntime } from "./electron-runtime/electron-runtime.ts";
import { projectFolder } from "./electron-runtime/project-modules.ts";

export interface PackagePlan {
  readonly runtime: ElectronRuntime;
  /** The better-sqlite3 package and, relative to it, the one native file that works in the runtime. */
  readonly sqliteFolder: string;
  readonly sqliteNativeFile: string;
  /** Leaves --inspect open, through which test drivers attach. Never for a window in service. */
  readonly openToTestDriver: boolean;
  /** The output folder of the packaged application, absolute. */
  readonly outputFolder: string;
}

/** The settings with which electron-builder packs `out/electron` and `out/renderer`. Downloads and rebuilds nothing. */
export function builderConfiguration(plan: PackagePlan): Configuration {
  return {
    appId: "org.counterstar.kiosk",
    // Also the folder's name below the user's configuration folder: Latin letters, never to be changed.
    productName: "counterstar",
    copyright: "Counterstar 窗口星",
    directories: { output: plan.outputFolder, buildResources: join(projectFolder, "build") },
    electronDist: plan.runtime.distPath,
    electronVersion: plan.runtime.version,
    // False makes electron-builder ignore node_modules: it neither rebuilds nor searches them. `files` lists the content.
    beforeBuild: () => Promise.resolve(false),
    files: packedFiles(plan),
    asar: true,
    // The system's loader cannot open a library inside an archive.
    asarUnpack: ["**/*.node"],
    electronLanguages: ["zh-CN", "en-US"],
    electronFuses: fuses(plan),
    // A distribution folder has its own default app; a packaged application must not be able to open another one.
    afterPack: (context) => removeDefaultApp(context.packager.getResourcesDir(context.appOutDir), context.appOutDir),
    linux: {
      target: ["deb"],
      executableName: "counterstar",
      category: "Office",
      icon: join(projectFolder, "build/icons/icon.png"),
      synopsis: "Counterstar 窗口星",
    },
    win: { target: ["nsis"], icon: join(projectFolder, "build/icons/icon.png") },
    publish: null,
  };
}

/** Everything is bundled into `out` except better-sqlite3, so no other package is packed. */
function packedFiles(plan: PackagePlan): NonNullable<Configuration["files"]> {
  return [
    "package.json",
    "out/electron/**",
    "out/renderer/**",
    "!**/*.map",
    "!node_modules/**",
    {
      from: plan.sqliteFolder,
      to: "node_modules/better-sqlite3",
      filter: ["package.json", "LICENSE", "lib/**", plan.sqliteNativeFile],
    },
  ];
}

function fuses(plan: PackagePlan): NonNullable<Configuration["electronFuses"]> {
  return {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: plan.openToTestDriver,
    enableCookieEncryption: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // The pages come from the app:// scheme; file:// needs no more rights than in a browser.
    grantFileProtocolExtraPrivileges: false,
  };
}

async function removeDefaultApp(resourcesFolder: string, applicationFolder: string): Promise<void> {
  await rm(join(resourcesFolder, "default_app.asar"), { force: true });
  await rm(join(resourcesFolder, "default_app.asar.sha256"), { force: true });
  await rm(join(applicationFolder, "version"), { force: true });
}
