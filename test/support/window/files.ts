import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Every file below a folder, whole paths. */
export const filesUnderFolder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
