import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { beforeAll, describe, expect, it } from "vitest";
import { startDisplay } from "../../build/display.ts";
import { type PreparedRuntime, prepareRuntime } from "../../build/electron-runtime/prepare-runtime.ts";
import { packageFolder, projectFolder } from "../../build/electron-runtime/project-modules.ts";
import { runCommand } from "../../build/electron-runtime/run-command.ts";
import { packageApplication, unsupportedWarning } from "../../build/package.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const FIRST_TIME_MS = 15 * 60_000;
const main = `
  import { app } from "electron";
  import Database from "better-sqlite3";
  const answer = new Database(":memory:").prepare("SELECT 6 * 7").pluck().get();
  process.stdout.write("FACTS" + JSON.stringify({ answer, isPackaged: app.isPackaged, version: app.getVersion() }) + "\\n");
  app.exit(0);`;

let prepared: PreparedRuntime;

beforeAll(async () => {
  prepared = await prepareRuntime();
}, FIRST_TIME_MS);

/** An application as vite builds it, with dependencies and with files that must not be packed. */
function builtApplication(): string {
  const folder = temporaryFolder();
  const files: Readonly<Record<string, string>> = {
    "package.json": JSON.stringify({
      name: "tiny",
      version: "1.2.3",
      type: "module",
      main: "out/electron/main.js",
      dependencies: { heavy: "1.0.0" },
    }),
    "out/electron/main.js": main,
    "out/electron/main.js.map": "{}",
    "out/renderer/index.html": "<!doctype html><title>page</title>",
    "out/types/main.d.ts": "export {};",
    "central/server.ts": "export {};",
    "node_modules/heavy/package.json": JSON.stringify({ name: "heavy", version: "1.0.0" }),
    "node_modules/heavy/index.js": "",
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

describe("a package for development", () => {
  it("contains only the files that the kiosk needs, is closed to a test driver and can start", async () => {
    const said: string[] = [];
    const unpacked = await packageApplication({
      applicationFolder: builtApplication(),
      say: (line) => said.push(line),
    });
    const native = relative(packageFolder("better-sqlite3") ?? "", prepared.sqlite.nativeFile);
    expect(packedFiles(unpacked)).toEqual(
      [
        "/node_modules/better-sqlite3/LICENSE",
        `/node_modules/better-sqlite3/${native}`,
        "/node_modules/better-sqlite3/package.json",
        "/out/electron/main.js",
        "/out/renderer/index.html",
        "/package.json",
      ].toSorted(),
    );
    expect(readdirSync(join(unpacked, "resources")).toSorted()).toEqual(["app.asar", "app.asar.unpacked"]);
    expect(said.join("\n").includes("FOR DEVELOPMENT AND TEST ONLY")).toBe(!prepared.runtime.isSupportedRelease);
    expect(await fusesOf(unpacked)).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      cookies: true,
      asarOnly: true,
    });
    expect(await start(unpacked)).toEqual({ answer: 42, isPackaged: true, version: "1.2.3" });
  });

  it("is open to a test driver only when asked", async () => {
    const options = { applicationFolder: builtApplication(), openToTestDriver: true, say: () => {} };
    expect(await fusesOf(await packageApplication(options))).toMatchObject({ inspect: true, runAsNode: false });
  });

  it("requires a build", async () => {
    const packaging = packageApplication({ applicationFolder: temporaryFolder(), say: () => {} });
    await expect(packaging).rejects.toMatchObject({ code: "application-not-built" });
  });

  it("is announced as unfit for use in both languages", () => {
    const warning = unsupportedWarning({ version: "33.2.1", source: "registry-fallback" }).join("\n");
    expect(warning).toContain("Electron 33.2.1 (registry-fallback) is no longer supported");
    expect(warning).toContain("仅供开发和测试");
  });
});

describe("a release", () => {
  it("refuses the registry runtime, and does not even search for it", async () => {
    let asked = false;
    const releasing = packageApplication({
      applicationFolder: builtApplication(),
      release: true,
      environment: {},
      say: () => {},
      electronPackage: async () => undefined,
      registryFallback: async () => {
        asked = true;
        return prepared.runtime;
      },
    });
    await expect(releasing).rejects.toMatchObject({ code: "release-needs-supported-electron" });
    expect(asked).toBe(false);
  });

  it("refuses an override past its support, with a failing exit code", async () => {
    const outdated = temporaryFolder();
    writeFileSync(join(outdated, "electron"), "");
    writeFileSync(join(outdated, "electron.exe"), "");
    writeFileSync(join(outdated, "version"), "33.2.1");
    const result = await runCommand(process.execPath, [join(projectFolder, "build/package.ts"), "--release"], {
      environment: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: outdated },
    });
    expect(result).toMatchObject({ exitCode: 1, stdout: "" });
    expect(result.output).toContain("[release-needs-supported-electron]");
  });

  it("is refused when it would be open to a test driver", async () => {
    const releasing = packageApplication({ release: true, openToTestDriver: true, say: () => {} });
    await expect(releasing).rejects.toMatchObject({ code: "release-needs-supported-electron" });
  });
});

/** The files in the archive, without better-sqlite3's own scripts. */
function packedFiles(unpacked: string): readonly string[] {
  const names = listPackage(join(unpacked, "resources/app.asar"), { isPack: false });
  const isFolder = (name: string): boolean => names.some((other) => other.startsWith(`${name}/`));
  return names.filter((name) => !isFolder(name) && !name.startsWith("/node_modules/better-sqlite3/lib/")).toSorted();
}

async function fusesOf(unpacked: string): Promise<Readonly<Record<string, boolean>>> {
  const wire = await getCurrentFuseWire(join(unpacked, "counterstar"));
  return {
    runAsNode: wire[FuseV1Options.RunAsNode] === FuseState.ENABLE,
    nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable] === FuseState.ENABLE,
    inspect: wire[FuseV1Options.EnableNodeCliInspectArguments] === FuseState.ENABLE,
    cookies: wire[FuseV1Options.EnableCookieEncryption] === FuseState.ENABLE,
    asarOnly: wire[FuseV1Options.OnlyLoadAppFromAsar] === FuseState.ENABLE,
  };
}

async function start(unpacked: string): Promise<unknown> {
  const display = await startDisplay({ say: () => {} });
  try {
    const options = { environment: display.environment, timeLimitMs: 30_000 };
    const result = await runCommand(join(unpacked, "counterstar"), ["--no-sandbox"], options);
    return JSON.parse(/FACTS(.*)/.exec(result.stdout)?.[1] ?? JSON.stringify(result.output));
  } finally {
    await display.stop();
  }
}
