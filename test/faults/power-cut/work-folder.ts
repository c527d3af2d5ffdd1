import { mkdtempSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { memoryFolder } from "../../support/memory-folder.ts";

/** A new, empty folder under its real path. Thousands of disks are made and deleted. The caller removes it. */
export const workFolder = (): string => realpathSync(mkdtempSync(join(memoryFolder(), "counterstar-power-cut-")));
