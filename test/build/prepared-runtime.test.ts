import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { beforeAll, describe, expect, it } from "vitest";
import { startDisplay } from "../../build/display.ts";
import { type PreparedRuntime, prepareRuntime } from "../../build/electron-runtime/prepare-runtime.ts";
import { probeRunsAsNode, probeSqlite } from "../../build/electron-runtime/probe-sqlite.ts";
import { packageFolder } from "../../build/electron-runtime/project-modules.ts";
import { runCommand } from "../../build/electron-runtime/run-command.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// The real download: seconds when it is cached, minutes on a machine that has never run it.
const FIRST_TIME_MS = 15 * 60_000;
const sqliteFolder = packageFolder("better-sqlite3") ?? "";
let prepared: PreparedRuntime;

beforeAll(async () => {
  prepared = await prepareRuntime();
}, FIRST_TIME_MS);

describe("SQLite", () => {
  it("answers in the runtime and in the Node that runs the tests", async () => {
    const { nativeFile } = prepared.sqlite;
    expect(await probeSqlite(prepared.runtime.executablePath, sqliteFolder, nativeFile)).toBeUndefined();
    expect(await probeSqlite(process.execPath, sqliteFolder, nativeFile)).toBeUndefined();
  });

  it("is probed by a query, so that a file which is no library is detected", async () => {
    const noLibrary = join(temporaryFolder(), "better_sqlite3.node");
    writeFileSync(noLibrary, "not a library");
    expect(await probeSqlite(process.execPath, sqliteFolder, noLibrary)).toContain("Error");
  });

  it("tells a program that does not start from a library that does not load", async () => {
    expect(await probeRunsAsNode(process.execPath)).toBeUndefined();
    expect(await probeRunsAsNode("/bin/false")).toBeDefined();
  });
});

describe("the runtime", () => {
  it("is complete, and of the version it states", async () => {
    const { runtime } = prepared;
    const answer = await runCommand(runtime.executablePath, ["-p", "process.versions.electron"], {
      environment: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    });
    expect(answer.stdout.trim()).toBe(runtime.version);
  });

  it("contains nothing of the application that the registry package was made for", async ({ skip }) => {
    const { source, distPath, executablePath } = prepared.runtime;
    if (source !== "registry-fallback") skip();
    expect(
      ["resources/app", "browser_v8_context_snapshot.bin", "Cypress"].filter((name) =>
        existsSync(join(distPath, name)),
      ),
    ).toEqual([]);
    const fuses = await getCurrentFuseWire(executablePath);
    expect(fuses[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.ENABLE);
  });
});

describe("the default app", () => {
  const reportingMain = `
    import { app } from "electron";
    const facts = { name: app.getName(), version: app.getVersion(), path: app.getAppPath(), isPackaged: app.isPackaged, wasReady: app.isReady(), last: process.argv.at(-1) };
    process.stdout.write("FACTS" + JSON.stringify(facts) + "\\n");
    app.exit(0);`;

  /** Starts the runtime as a developer does, and returns the application's report about itself. */
  async function start(
    application: string,
  ): Promise<{ readonly exitCode: number | null; readonly facts: unknown; readonly output: string }> {
    const display = await startDisplay({ say: () => {} });
    try {
      // As root Chromium has no sandbox; the tests, and never the application, set this switch.
      const args = ["--no-sandbox", application, "--last"];
      const result = await runCommand(prepared.runtime.executablePath, args, {
        environment: display.environment,
        timeLimitMs: 30_000,
      });
      const facts = /FACTS(.*)/.exec(result.stdout)?.[1];
      return { exitCode: result.exitCode, facts: facts && JSON.parse(facts), output: result.output };
    } finally {
      await display.stop();
    }
  }

  function applicationWith(main: string): string {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "out"));
    const description = {
      name: "tiny",
      productName: "窗口 tiny",
      version: "7.8.9",
      type: "module",
      main: "out/main.js",
    };
    writeFileSync(join(folder, "package.json"), JSON.stringify(description));
    writeFileSync(join(folder, "out/main.js"), main);
    return folder;
  }

  it("opens the application that the first plain argument names, under its own name and version", async () => {
    const folder = applicationWith(reportingMain);
    expect((await start(folder)).facts).toEqual({
      name: "窗口 tiny",
      version: "7.8.9",
      path: folder,
      isPackaged: false,
      wasReady: false,
      last: "--last",
    });
  });

  it("ends with the error when the application throws while it starts", async () => {
    const { exitCode, output } = await start(applicationWith('throw new Error("broken on purpose");'));
    expect(exitCode).toBe(1);
    expect(output).toContain("broken on purpose");
  });

  it("ends with a message when there is no such application", async () => {
    const { exitCode, output } = await start(join(temporaryFolder(), "nowhere"));
    expect(exitCode).not.toBe(0);
    expect(output).toContain("nowhere");
  });
});
