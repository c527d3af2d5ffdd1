import { parseArgs } from "node:util";
import { problem } from "../../contract/problems/problem.ts";
import type { Sql } from "../database/sql.ts";
import { everywhere, readPolicy, readVersion } from "../policy/read-policy.ts";
import { readDevicePolicies, readRollouts } from "../policy/read-rollouts.ts";
import { deviceLine, problemLines, rolloutLine } from "../policy/report.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const readVersionAsked = (): string | undefined => {
  try {
    return parseArgs({ options: { version: { type: "string" } } }).values.version;
  } catch {
    throw new StartupTrouble(
      "用法：npm run -s centre -- show-policy [--version <版本，或 now>]",
      "Usage: npm run -s centre -- show-policy [--version <version, or now>]",
    );
  }
};

/** As `set-policy` reads it; "now" is what holds everywhere. */
const showContent = async (sql: Sql, asked: string): Promise<string> => {
  const version = /^\d{1,9}$/.test(asked) ? Number(asked) : -1;
  const now = asked === "now" ? await readPolicy(sql, everywhere, new Date()) : undefined;
  const stored = await readVersion(sql, version);
  const content = now?.content ?? (stored.ok ? stored.value : undefined);
  if (content) return JSON.stringify(content, undefined, 2);
  process.exitCode = 1;
  return problemLines([problem(asked === "now" ? "policy-unset" : "policy-version-unknown", { version })]).join("\n");
};

/** Every rollout, the newest first, and which version each device has. */
const showRollouts = async (sql: Sql): Promise<string> => {
  const at = new Date();
  const rollouts = (await readRollouts(sql, at)).map((rollout) => rolloutLine(rollout, at));
  const devices = (await readDevicePolicies(sql, at)).map(deviceLine);
  const listed =
    rollouts.length > 0 ? rollouts : ["还没有下发过配置，各处仍是初始配置 Nothing has been rolled out yet"];
  return [...listed, ...devices].join("\n");
};

await runCommand((sql) => {
  const asked = readVersionAsked();
  return asked === undefined ? showRollouts(sql) : showContent(sql, asked);
});
