import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPackage } from "@electron/asar";

const sourceFolder = join(import.meta.dirname, "default-app");

/**
 * Packs our loader as `resources/default_app.asar` of a runtime, unless the same loader is there already. The archive is
 * written beside its place and renamed, because a running Electron may have the old one open.
 */
export async function placeDefaultApp(distPath: string): Promise<void> {
  const archive = join(distPath, "resources", "default_app.asar");
  const stampFile = `${archive}.sha256`;
  const stamp = await loaderHash();
  const placed = await readFile(stampFile, "utf8").catch(() => "");
  if (placed === stamp && existsSync(archive)) return;
  const temporary = `${archive}.${process.pid}`;
  try {
    await createPackage(sourceFolder, temporary);
    await rename(temporary, archive);
    await writeFile(stampFile, stamp);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function loaderHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of ["package.json", "main.js"]) hash.update(await readFile(join(sourceFolder, name)));
  return hash.digest("hex");
}
