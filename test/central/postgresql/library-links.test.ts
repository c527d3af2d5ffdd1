import { execFile } from "node:child_process";
import { cp, mkdtemp, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { binary, installedBinaries } from "../../../central/postgresql/binaries.ts";
import { linkLibraries } from "../../../central/postgresql/library-links.ts";

const run = promisify(execFile);

it("makes the links that an install without scripts leaves out, so that PostgreSQL runs", async () => {
  const installed = await installedBinaries();
  const parent = await mkdtemp(join(tmpdir(), "counterstar-links-"));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  // Under another name, like the copy for PostgreSQL's own user.
  const folder = join(parent, "postgresql-copy");
  await cp(installed.folder, folder, { recursive: true, filter: (path) => !/\.so(\.\d+)?$/.test(path) });
  const copy = { ...installed, folder };
  await expect(run(binary(copy, "initdb"), ["--version"])).rejects.toThrow("cannot open shared object file");

  await linkLibraries(folder);
  await linkLibraries(folder);

  expect((await run(binary(copy, "initdb"), ["--version"])).stdout).toContain("PostgreSQL");
  expect(await readlink(join(folder, "lib/libicui18n.so.60"))).toMatch(/^libicui18n\.so\.60\./);
});
