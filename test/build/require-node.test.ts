import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder } from "../../build/electron-runtime/project-modules.ts";

const script = join(projectFolder, "build/require-node.cjs");

const runOn = (version: string): { readonly exitCode: number | null; readonly said: string } => {
  const pretend = `Object.defineProperty(process, "versions", { value: { node: "${version}" } });`;
  const { status, stderr } = spawnSync(process.execPath, ["-e", `${pretend} require(process.argv[1])`, script]);
  return { exitCode: status, said: stderr.toString("utf8") };
};

it.each(["22.18.0", "24.21.0", "25.0.0"])("accepts Node %s without output", (version) => {
  expect(runOn(version)).toEqual({ exitCode: 0, said: "" });
});

it.each(["20.20.2", "22.17.9"])("names the command that installs Node 24 where only Node %s is there", (version) => {
  const { exitCode, said } = runOn(version);
  expect(exitCode).toBe(1);
  expect(said).toContain(`Node ${version} is too old. Run \`npm ci --include=optional\``);
});
