import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const variable = process.platform === "win32" ? "TEMP" : "TMPDIR";

/** Sends the temporary files of this process to an empty folder. Returns the function that ends this and removes it. */
export const useOwnTemporaryFolder = (): (() => void) => {
  const usual = process.env[variable];
  const folder = mkdtempSync(join(tmpdir(), "counterstar-own-"));
  process.env[variable] = folder;
  return () => {
    if (usual === undefined) delete process.env[variable];
    else process.env[variable] = usual;
    rmSync(folder, { recursive: true });
  };
};
