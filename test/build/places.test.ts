import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../../build/electron-runtime/project-modules.ts";
import { runCommand } from "../../build/electron-runtime/run-command.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Build, package, centre, PostgreSQL, and a tap in the real window. */
const chosen = ["test/build/package.test.ts", "test/end-to-end/tap-reaches-the-centre.test.ts"];

/**
 * A checkout as cloned and installed there; with hard links where the file system allows them, because the packages
 * are large.
 */
const checkOut = (folder: string): void => {
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: projectFolder,
    encoding: "utf8",
  }).split("\0");
  for (const file of files.filter((name) => name !== "")) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(projectFolder, file), join(folder, file));
  }
  const [from, to] = [join(projectFolder, "node_modules"), join(folder, "node_modules")];
  try {
    execFileSync("cp", ["--archive", "--link", from, to], { stdio: "ignore" });
  } catch {
    execFileSync("cp", ["--archive", from, to]);
  }
};

/** As `npm start` does without a display, on free ports; once it runs, its exit code at Ctrl+C. */
const startAndStop = async (folder: string, environment: NodeJS.ProcessEnv): Promise<unknown> => {
  const { DISPLAY: _, ...withoutDisplay } = environment;
  const child = spawn(process.execPath, ["build/start.ts"], {
    cwd: folder,
    env: { ...withoutDisplay, COUNTERSTAR_CENTRE_PORT: "0", COUNTERSTAR_COUNTER_PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = once(child, "exit");
  const runs = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (output.includes("Ctrl+C")) resolve();
      });
    }
  });
  await Promise.race([runs, ended]);
  expect(output).toContain("Ctrl+C");
  child.kill("SIGINT");
  return (await ended)[0];
};

describe.runIf(process.platform === "linux")(
  "a checkout below a temporary folder that only its owner may enter",
  () => {
    it.each(["with a space", "带中文的路径"])(
      "%s passes its tests, starts, and stops at Ctrl+C",
      { timeout: 600_000 },
      async (name) => {
        const folder = join(temporaryFolder(), name, "counterstar");
        checkOut(folder);
        const environment = Object.fromEntries(
          Object.entries(process.env).filter(([key]) => !/^(TMPDIR|VITEST|SAMPLE)/.test(key)),
        );
        const vitest = join(folder, "node_modules/vitest/vitest.mjs");
        const { exitCode, output } = await runCommand(
          process.execPath,
          [vitest, "run", "--config", "build/vitest.config.ts", ...chosen],
          { environment, workingFolder: folder },
        );
        expect(output).toMatch(/^8 passed, 0 failed$/m);
        expect(exitCode).toBe(0);
        expect(await startAndStop(folder, environment)).toBe(0);
      },
    );
  },
);
