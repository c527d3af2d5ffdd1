import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { failureReason } from "../../build/electron-runtime/download-electron-package.ts";
import {
  failureToday,
  findElectronPackageRuntime,
  rememberFailure,
} from "../../build/electron-runtime/electron-package-runtime.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A machine on which every download fails, with the number of attempts and the printed lines. */
function unreachableSite() {
  const cacheFolder = temporaryFolder();
  const said: string[] = [];
  let attempts = 0;
  const find = (isoTime: string, environment: NodeJS.ProcessEnv = {}) =>
    findElectronPackageRuntime({
      environment,
      cacheFolder,
      electronFolder: emptyElectronPackage(),
      say: (line) => said.push(line),
      now: () => new Date(isoTime),
      download: async () => {
        attempts += 1;
        return "the site cannot be reached from here.";
      },
    });
  return { find, said, attempts: () => attempts };
}

/** The electron package as npm leaves it: without a binary. */
function emptyElectronPackage(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "electron", version: "45.4.1" }));
  return folder;
}

describe("findElectronPackageRuntime", () => {
  it("tries an unreachable site once a day and prints the reason in one line each time", async () => {
    const site = unreachableSite();
    expect(await site.find("2024-05-06T08:00:00")).toBeUndefined();
    expect(await site.find("2024-05-06T17:30:00")).toBeUndefined();
    expect(site.attempts()).toBe(1);
    expect(site.said).toHaveLength(2);
    for (const line of site.said)
      expect(line).toMatch(/^Electron 45\.4\.1 cannot be downloaded .* cannot be reached[^\n]*$/);
  });

  it("tries again on the next day", async () => {
    const site = unreachableSite();
    await site.find("2024-05-06T23:59:00");
    await site.find("2024-05-07T00:01:00");
    expect(site.attempts()).toBe(2);
  });

  it("tries again when a mirror was configured after the failure", async () => {
    const site = unreachableSite();
    await site.find("2024-05-06T08:00:00");
    await site.find("2024-05-06T08:05:00", { ELECTRON_MIRROR: "http://mirror.example/electron/" });
    expect(site.attempts()).toBe(2);
  });

  it("does not try when downloads are switched off", async () => {
    const site = unreachableSite();
    await site.find("2024-05-06T08:00:00", { ELECTRON_SKIP_BINARY_DOWNLOAD: "1" });
    expect(site.attempts()).toBe(0);
  });
});

describe("the record of failures", () => {
  it("is treated as empty when its file is damaged", () => {
    const file = join(temporaryFolder(), "memory.json");
    const now = new Date("2024-05-06T08:00:00");
    rememberFailure(file, "electron", "no way", now);
    expect(failureToday(file, "electron", now)).toBe("no way");
    writeFileSync(file, "{");
    expect(failureToday(file, "electron", now)).toBeUndefined();
  });
});

describe("failureReason", () => {
  it("reduces the installer's stack trace to one line", () => {
    expect(failureReason("TypeError: fetch failed\n    at node:internal/deps/undici/undici:1:1\n", false)).toBe(
      "the site cannot be reached from here.",
    );
    expect(failureReason("HTTPError: Response code 404 (Not Found) for x\n    at y\n", false)).toBe(
      "HTTPError: Response code 404 (Not Found) for x",
    );
    expect(failureReason("", true)).toBe("nothing arrived for 15 s.");
  });
});
