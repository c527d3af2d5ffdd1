import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../build/electron-runtime/run-command.ts";
import { checkOut, shellEnvironment } from "../support/checkout/check-out.ts";
import { runScript } from "../support/checkout/run-script.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Build, package, centre, PostgreSQL, and a tap in the real window. */
const chosen = ["test/build/package.test.ts", "test/end-to-end/tap-reaches-the-centre.test.ts"];

describe.runIf(process.platform === "linux")(
  "a checkout below a temporary folder that only its owner may enter",
  () => {
    it.each(["with a space", "带中文的路径"])("%s passes its tests, starts, and stops at Ctrl+C", async (name) => {
      const folder = join(temporaryFolder(), name, "counterstar");
      checkOut(folder);
      const vitest = join(folder, "node_modules/vitest/vitest.mjs");
      const { exitCode, output } = await runCommand(
        process.execPath,
        [vitest, "run", "--config", "build/vitest.config.ts", ...chosen],
        { environment: shellEnvironment(), workingFolder: folder },
      );
      expect(output).toMatch(/^8 passed, 0 failed$/m);
      expect(exitCode).toBe(0);
      const { interrupt } = await runScript(folder, "build/start.ts", "Ctrl+C");
      expect(await interrupt()).toBe(0);
    });
  },
);
