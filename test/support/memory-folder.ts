import { chmodSync, existsSync, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const inMemory = "/dev/shm";
const variable = "TEST_MEMORY_FOLDER";

/** The log of PostgreSQL alone may grow to one gibibyte. A container often has 64 MiB in memory. */
const neededBytes = 2 * 1_024 ** 3;

const hasRoom = (): boolean => {
  if (!existsSync(inMemory)) return false;
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize > neededBytes;
};

/**
 * The folder for the run's PostgreSQL and for disks that are copied thousands of times: in memory where the system has
 * room there, because a flush to a real disk costs processor time too. In a test run, the folder of that run.
 */
export const memoryFolder = (): string => process.env[variable] ?? (hasRoom() ? inMemory : tmpdir());

/** Makes the folder of a run, for all processes of it. Returns its path; the caller removes it. */
export const makeMemoryFolder = (): string => {
  const folder = mkdtempSync(join(memoryFolder(), "counterstar-run-"));
  chmodSync(folder, 0o1777);
  process.env[variable] = folder;
  return folder;
};
