import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../../build/electron-runtime/project-modules.ts";
import { atTheEnd } from "./clean-up.ts";

/** A folder for durable data: inside the project, because the system's temporary folder may be in memory. */
export const folderOnDisk = async (): Promise<string> => {
  const parent = join(projectFolder, ".data");
  await mkdir(parent, { recursive: true });
  return removedAtTheEnd(await mkdtemp(join(parent, "bench-")));
};

/** A folder that PostgreSQL's own user can enter where root runs the centre. */
export const folderForCentre = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "counterstar-bench-"));
  await chmod(folder, 0o755);
  return removedAtTheEnd(folder);
};

const removedAtTheEnd = (folder: string): string => {
  atTheEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};
