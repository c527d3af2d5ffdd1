import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ElectronRuntime, RuntimeSource } from "../../build/electron-runtime/electron-runtime.ts";
import { isMaintainedVersion } from "../../build/electron-runtime/electron-runtime.ts";
import { type FindRuntimeOptions, findElectronRuntime } from "../../build/electron-runtime/find-electron-runtime.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const runtimeFrom = (source: RuntimeSource): ElectronRuntime => ({
  source,
  distPath: `/somewhere/${source}`,
  executablePath: `/somewhere/${source}/electron`,
  version: "45.0.0",
  isSupportedRelease: true,
});

/** Searches with stand-ins for the two sources that need a network, and records which were asked. */
function search(found: { readonly inPackage: boolean }, options: FindRuntimeOptions = {}) {
  const asked: string[] = [];
  const result = findElectronRuntime({
    environment: {},
    platform: "linux",
    architecture: "x64",
    electronPackage: async () => {
      asked.push("electron-package");
      return found.inPackage ? runtimeFrom("electron-package") : undefined;
    },
    registryFallback: async () => {
      asked.push("registry-fallback");
      return runtimeFrom("registry-fallback");
    },
    ...options,
  });
  return { asked, result };
}

function distributionFolder(version: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "electron"), "");
  writeFileSync(join(folder, "version"), `v${version}\n`);
  return folder;
}

describe("findElectronRuntime", () => {
  it("takes the override first and asks no other source", async () => {
    const distPath = distributionFolder("44.1.2");
    const { asked, result } = search({ inPackage: true }, { environment: { ELECTRON_OVERRIDE_DIST_PATH: distPath } });
    expect(await result).toEqual({
      source: "override",
      distPath,
      executablePath: join(distPath, "electron"),
      version: "44.1.2",
      isSupportedRelease: true,
    });
    expect(asked).toEqual([]);
  });

  it("reports that an override is past its support", async () => {
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: distributionFolder("33.2.1") };
    const { result } = search({ inPackage: true }, { environment });
    expect((await result).isSupportedRelease).toBe(false);
  });

  it("refuses an incomplete override and takes no other runtime instead", async () => {
    const { asked, result } = search(
      { inPackage: true },
      { environment: { ELECTRON_OVERRIDE_DIST_PATH: temporaryFolder() } },
    );
    await expect(result).rejects.toMatchObject({ code: "override-incomplete" });
    expect(asked).toEqual([]);
  });

  it("takes the electron package before the registry", async () => {
    const { asked, result } = search({ inPackage: true });
    expect(await result).toEqual(runtimeFrom("electron-package"));
    expect(asked).toEqual(["electron-package"]);
  });

  it("takes the registry runtime last", async () => {
    const { asked, result } = search({ inPackage: false });
    expect(await result).toEqual(runtimeFrom("registry-fallback"));
    expect(asked).toEqual(["electron-package", "registry-fallback"]);
  });

  it.each([
    ["darwin", "arm64"],
    ["win32", "x64"],
    ["linux", "arm64"],
  ] as const)("says on %s %s that the fallback is for Linux x64 only", async (platform, architecture) => {
    const { asked, result } = search({ inPackage: false }, { platform, architecture });
    await expect(result).rejects.toMatchObject({
      code: "runtime-not-available",
      message: expect.stringContaining("only for Linux x64"),
    });
    expect(asked).toEqual(["electron-package"]);
  });

  it("does not touch the registry when the fallback is not allowed", async () => {
    const { asked, result } = search({ inPackage: false }, { allowRegistryFallback: false });
    await expect(result).rejects.toMatchObject({ code: "runtime-not-available" });
    expect(asked).toEqual(["electron-package"]);
  });
});

describe("isMaintainedVersion", () => {
  it("counts the newest three majors", () => {
    const versions = ["42.9.9", "43.0.0", "44.1.0", "45.4.1", "46.0.0"];
    expect(versions.map((version) => isMaintainedVersion(version, "45.4.1"))).toEqual([false, true, true, true, true]);
  });
});
