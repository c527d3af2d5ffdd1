import { chmodSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  namesOfThisRelease,
  packageForSoname,
  sonamesNotFound,
} from "../../build/electron-runtime/debian-package-names.ts";
import { ensureSystemPackages, findMissingSystemParts, installCommand } from "../../build/system-packages.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const onLinux = process.platform === "linux";

/** A real program that needs a missing library: `true` with the name of its C library changed in place. */
function programWithoutItsLibrary(): string {
  const file = join(temporaryFolder(), "electron");
  copyFileSync("/bin/true", file);
  const changed = readFileSync(file).toString("latin1").replaceAll("libc.so.6\0", "libQ.so.6\0");
  writeFileSync(file, changed, "latin1");
  chmodSync(file, 0o755);
  return file;
}

describe("finding missing libraries", () => {
  it("reads them from the output of ldd", () => {
    const answer = [
      "\tlinux-vdso.so.1 (0x00007ffd)",
      "\tlibgtk-3.so.0 => not found",
      "\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)",
      "\tlibasound.so.2 => not found",
      "\t/lib64/ld-linux-x86-64.so.2 (0x00007f)",
    ].join("\n");
    expect(sonamesNotFound(answer)).toEqual(["libgtk-3.so.0", "libasound.so.2"]);
  });

  it("knows the package of every library that Electron commonly misses", () => {
    const sonames = [
      "libnss3.so",
      "libatk-bridge-2.0.so.0",
      "libgtk-3.so.0",
      "libgbm.so.1",
      "libasound.so.2",
      "libQ.so.6",
    ];
    expect(sonames.map(packageForSoname)).toEqual([
      "libnss3",
      "libatk-bridge2.0-0",
      "libgtk-3-0",
      "libgbm1",
      "libasound2",
      undefined,
    ]);
  });

  it.runIf(onLinux)("finds nothing missing for a program that runs", async () => {
    expect(await findMissingSystemParts({ executablePath: process.execPath })).toEqual([]);
  });

  it.runIf(onLinux)("finds a library that a real program lacks", async () => {
    expect(await findMissingSystemParts({ executablePath: programWithoutItsLibrary() })).toEqual([
      { part: "libQ.so.6", debianPackage: undefined, neededFor: "for Electron" },
    ]);
  });

  it.runIf(onLinux)(
    "checks each command only where it is needed: a display, a compiler, the tools of tests",
    async () => {
      const PATH = temporaryFolder();
      const parts = async (needs: object, environment: NodeJS.ProcessEnv): Promise<readonly string[]> =>
        (await findMissingSystemParts(needs, environment)).map(({ part }) => part);
      expect(await parts({ display: true }, { PATH })).toEqual(["Xvfb"]);
      expect(await parts({ display: true }, { PATH, DISPLAY: ":0" })).toEqual([]);
      expect(await parts({ display: true }, { PATH, WAYLAND_DISPLAY: "wayland-0" })).toEqual([]);
      expect(await parts({ compiler: true }, { PATH })).toEqual(["python3", "make", "g++"]);
      expect(await parts({ tests: true }, { PATH })).toEqual(["strace", "eatmydata", "faketime", "curl"]);
      expect(await parts({}, { PATH })).toEqual([]);
    },
  );
});

describe("package names", () => {
  const policy = (name: string, candidate: string): string =>
    `${name}:\n  Installed: (none)\n  Candidate: ${candidate}\n  Version table:\n`;

  it("are the old ones where the release has them", () => {
    const answer = policy("libasound2", "1.2.8-1") + policy("xvfb", "2:21.1.7-3");
    expect(namesOfThisRelease(["libasound2", "xvfb"], answer)).toEqual(["libasound2", "xvfb"]);
  });

  it("are those with t64 where the release renamed the package", () => {
    const answer = policy("libasound2", "(none)") + policy("libasound2t64", "1.2.11-1") + policy("xvfb", "2:21.1.12-1");
    expect(namesOfThisRelease(["libasound2", "xvfb"], answer)).toEqual(["libasound2t64", "xvfb"]);
  });

  it("are the old ones when the package lists are empty", () => {
    expect(namesOfThisRelease(["libasound2"], "")).toEqual(["libasound2"]);
  });

  it("are listed once each", async () => {
    const missing = ["libnss3.so", "libnssutil3.so"].map((part) => ({ part, debianPackage: "libnss3", neededFor: "" }));
    expect(await installCommand(missing)).toEqual(["apt-get", "install", "-y", "--no-install-recommends", "libnss3"]);
  });
});

describe.runIf(onLinux)("ensureSystemPackages", () => {
  it("prints the exact command and the reason for a user who may not install", async () => {
    const options = { environment: { PATH: temporaryFolder() }, mayInstall: false };
    const refusal = expect(ensureSystemPackages({ display: true, compiler: true }, options)).rejects;
    await refusal.toMatchObject({
      code: "system-packages-missing",
      message: expect.stringContaining("apt-get update && "),
    });
    await refusal.toThrow("apt-get install -y --no-install-recommends g++ make python3 xvfb");
    await refusal.toThrow("Missing on this machine: Xvfb (for windows without a display)");
  });

  it("names PgBouncer where the centre is tested behind PgBouncer", async () => {
    const options = { environment: { PATH: temporaryFolder() }, mayInstall: false };
    const refusal = expect(ensureSystemPackages({ pooler: true }, options)).rejects;
    await refusal.toThrow("Missing on this machine: pgbouncer (to test the centre behind it)");
    await refusal.toThrow("apt-get install -y --no-install-recommends pgbouncer");
  });

  it("names the browser and the reader of its papers where the office's pages are printed", async () => {
    const options = { environment: { PATH: temporaryFolder() }, mayInstall: false };
    const refusal = expect(ensureSystemPackages({ browser: true }, options)).rejects;
    await refusal.toThrow("Missing on this machine: chromium, pdftotext (to open the office's pages and print them)");
    await refusal.toThrow("apt-get install -y --no-install-recommends chromium poppler-utils");
  });

  it("names a library without a known package instead of hiding it", async () => {
    const needs = { executablePath: programWithoutItsLibrary() };
    await expect(ensureSystemPackages(needs, { say: () => {}, mayInstall: false })).rejects.toMatchObject({
      message: expect.stringContaining("No package is known for: libQ.so.6."),
    });
  });

  it("prints nothing when nothing is missing", async () => {
    const said: string[] = [];
    await ensureSystemPackages({ executablePath: process.execPath }, { say: (line) => said.push(line) });
    expect(said).toEqual([]);
  });
});
