import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectFolder } from "../../../build/electron-runtime/project-modules.ts";

/**
 * Puts a checkout into a new folder, as cloned and installed there; with hard links where the file system allows them,
 * because the packages are large.
 */
export const checkOut = (folder: string): void => {
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: projectFolder,
    encoding: "utf8",
  }).split("\0");
  for (const file of files.filter((name) => name !== "")) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(projectFolder, file), join(folder, file));
  }
  const [from, to] = [join(projectFolder, "node_modules"), join(folder, "node_modules")];
  try {
    execFileSync("cp", ["--archive", "--link", from, to], { stdio: "ignore" });
  } catch {
    execFileSync("cp", ["--archive", from, to]);
  }
};

/** The environment of a person's shell: without the variables of this run. */
export const shellEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TMPDIR|VITEST|SAMPLE)/.test(name)));
