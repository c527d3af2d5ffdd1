import { existsSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** In memory where the system has such a place: thousands of disks are made and deleted. */
export const workParent = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** A new, empty folder under its real path. The caller removes it. */
export const workFolder = (): string => realpathSync(mkdtempSync(join(workParent, "counterstar-power-cut-")));
