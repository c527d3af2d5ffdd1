import { spawn } from "node:child_process";
import { expect, it } from "vitest";
import { projectFolder } from "../../build/electron-runtime/project-modules.ts";
import { freePort } from "../../central/postgresql/embedded-database.ts";
import { kioskOptions, temporaryFolder } from "../support/window/enrolled-kiosk.ts";
import { environmentOf } from "../support/window/kiosk.ts";
import { processesOf } from "../support/window/processes.ts";
import { endKioskOn, holderOf } from "../support/window/relaunched-kiosk.ts";

/** A minute until the page is restarted, and two until the kiosk is. */
const patience = { timeout: 400_000, interval: 1_000 };

it.runIf(process.platform === "linux")(
  "a kiosk whose drawing process hangs restarts its page, then itself, and serves on",
  async () => {
    const options = kioskOptions(temporaryFolder());
    const port = await freePort();
    const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    // Without the driver, which would end with the first process.
    const kiosk = spawn(options.executable, [...asRoot, projectFolder], {
      env: { ...environmentOf(options), COUNTERSTAR_COUNTER_PORT: String(port) },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    kiosk.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    /** A kiosk answers its counter API once its page has painted. Refused without a token; that is an answer. */
    const serves = async () => (await fetch(`http://127.0.0.1:${port}/v1/status`).catch(() => undefined)) !== undefined;
    const drawing = () => processesOf(options.dataFolder, "gpu-process");
    let stopped: readonly number[] = [];
    try {
      await expect.poll(serves, patience).toBe(true);
      stopped = drawing();
      expect(stopped.length).toBeGreaterThan(0);
      for (const each of stopped) process.kill(each, "SIGSTOP");
      await expect.poll(() => said, patience).toContain('"event":"page frozen"');
      await expect.poll(() => said, patience).toContain('"event":"starting again: no page paints"');
      // The second one is no child of this process.
      await expect.poll(() => holderOf(options.dataFolder), patience).not.toBe(kiosk.pid);
      await expect.poll(serves, patience).toBe(true);
      expect(drawing().filter((each) => !stopped.includes(each))).toHaveLength(1);
      await endKioskOn(options.dataFolder);
    } finally {
      kiosk.kill("SIGKILL");
      for (const each of [...stopped, ...processesOf(options.dataFolder)]) {
        try {
          process.kill(each, "SIGKILL");
        } catch {
          // It has ended with its kiosk.
        }
      }
    }
  },
);
