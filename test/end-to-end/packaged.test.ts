import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../../build/electron-runtime/project-modules.ts";
import { packageApplication } from "../../build/package.ts";
import { counterApiUrl } from "../support/window/counter-api.ts";
import {
  demoStaff,
  type EnrolledKiosk,
  startEnrolledKiosk,
  temporaryFolder,
} from "../support/window/enrolled-kiosk.ts";
import { logIn, rateOnce } from "../support/window/kiosk.ts";
import { levelsOnDisk } from "../support/window/ledger-on-disk.ts";

/** The folder of the unpacked application. */
let packaged: string;
let enrolled: EnrolledKiosk | undefined;

/** A copy, so that a package made for a test driver never lies where a person would search for one. */
const copyOfApplication = (): string => {
  const folder = join(temporaryFolder(), "application");
  mkdirSync(join(folder, "out"), { recursive: true });
  copyFileSync(join(projectFolder, "package.json"), join(folder, "package.json"));
  for (const part of ["out/electron", "out/renderer", "node_modules/better-sqlite3"]) {
    cpSync(join(projectFolder, part), join(folder, part), { recursive: true });
  }
  return folder;
};

beforeAll(async () => {
  const applicationFolder = copyOfApplication();
  packaged = await packageApplication({ applicationFolder, openToTestDriver: true, say: () => undefined });
});

afterEach(async () => {
  await enrolled?.stop();
  enrolled = undefined;
});

describe("the packaged application", () => {
  it("starts by itself, logs in and rates", async () => {
    expect(readdirSync(packaged)).toContain("counterstar");
    enrolled = await startEnrolledKiosk({ executable: join(packaged, "counterstar"), isPackaged: true });
    expect(await enrolled.kiosk.application.evaluate(({ app }) => app.isPackaged)).toBe(true);
    await logIn(enrolled.kiosk.page, demoStaff.number, demoStaff.pin);
    await rateOnce(enrolled.kiosk.page, 4);
    expect(levelsOnDisk(enrolled.dataFolder)).toEqual([4]);
    // It is a chunk of its own, which is not loaded before the screen is there.
    expect((await fetch(`${await counterApiUrl(enrolled.kiosk)}/v1/openapi.json`)).status).toBe(200);
  });

  it.runIf(process.platform === "linux")("runs under an ordinary user with Chromium's sandbox on", async () => {
    const { executable, dataFolder } = asOrdinaryUser();
    enrolled = await startEnrolledKiosk({ executable, isPackaged: true, isSandboxed: true, dataFolder });
    const { hasSwitch, rendererPid } = await enrolled.kiosk.application.evaluate(({ app, BrowserWindow }) => ({
      hasSwitch: app.commandLine.hasSwitch("no-sandbox"),
      rendererPid: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    }));
    expect(hasSwitch).toBe(false);
    // 2: the system calls of the page's process are filtered.
    expect(readFileSync(`/proc/${rendererPid}/status`, "latin1")).toMatch(/^Seccomp:\t2$/m);
  });
});

const nobody = 65_534;

/** Where the tests run as root, a wrapper that switches to another user first; otherwise the application itself. */
const asOrdinaryUser = (): { readonly executable: string; readonly dataFolder: string } => {
  const dataFolder = temporaryFolder();
  const application = join(packaged, "counterstar");
  if (process.getuid?.() !== 0) return { executable: application, dataFolder };
  chmodSync(join(packaged, "chrome-sandbox"), 0o4755);
  for (const folder of [join(packaged, "../../../.."), dataFolder]) chmodSync(folder, 0o755);
  chownSync(dataFolder, nobody, nobody);
  const wrapper = join(temporaryFolder(), "as-nobody");
  const change = `setpriv --reuid=${nobody} --regid=${nobody} --clear-groups`;
  writeFileSync(wrapper, `#!/bin/sh\nexport HOME="${dataFolder}"\nexec ${change} "${application}" "$@"\n`, {
    mode: 0o755,
  });
  return { executable: wrapper, dataFolder };
};
