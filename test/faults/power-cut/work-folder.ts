import { existsSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** In memory where the system has such a place: thousands of disks are made and thrown away. */
const fastFolder = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** A new, empty folder under its real path. The caller removes it. */
export const workFolder = (): string => realpathSync(mkdtempSync(join(fastFolder, "counterstar-power-cut-")));
