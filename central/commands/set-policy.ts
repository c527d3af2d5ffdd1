import { parseArgs } from "node:util";
import type { PolicyContent } from "../../contract/office/policy/policy-content.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import type { Sql } from "../database/sql.ts";
import { differencesBetween } from "../policy/compare.ts";
import { targetOf, timeOf } from "../policy/policy-arguments.ts";
import { type ReadChanges, readChanges } from "../policy/read-changes.ts";
import { isPlace, readPolicy, readVersion } from "../policy/read-policy.ts";
import { countConcerned } from "../policy/read-rollouts.ts";
import { differenceLines, placeText, problemLines } from "../policy/report.ts";
import { rollOut } from "../policy/roll-out.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const options = {
  unit: { type: "string" },
  window: { type: "string" },
  from: { type: "string" },
  "back-to": { type: "string" },
  apply: { type: "boolean" },
} as const;

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [file, ...others] = positionals;
    const { "back-to": backTo, ...rest } = values;
    if (others.length === 0 && (file === undefined) !== (backTo === undefined)) return { ...rest, file, backTo };
  } catch {
    // An unknown option gets the same answer as a missing file.
  }
  throw new StartupTrouble(
    "用法：npm run centre -- set-policy <文件.json>（或 --back-to <版本>）[--unit <单位编码> [--window <窗口号>]] [--from <时间>] [--apply]",
    "Usage: npm run centre -- set-policy <file.json> (or --back-to <version>) [--unit <unit code> [--window <window number>]] [--from <time>] [--apply]",
  );
};

type Options = ReturnType<typeof readArguments>;

const write = (lines: readonly string[]): void => {
  if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
};

/** The sentences of the problems speak of the office's page. */
const hint = [
  "    已有的版本和写法：npm run centre -- show-policy；立即生效：不写 --from；页面的图片：放在文件旁，写它的文件名",
  "    Versions and examples: npm run centre -- show-policy. At once: no --from. A page's picture: beside the file, by its name",
];

const refuse = (problems: readonly Problem[]): string => {
  write([...problemLines(problems), ...hint]);
  process.exitCode = 1;
  return "✗ 没有改动 Nothing was changed";
};

const readContent = async (sql: Sql, { file, backTo }: Options, base: PolicyContent): Promise<ReadChanges> => {
  if (file !== undefined) return readChanges(file, base);
  const version = await readVersion(sql, /^\d{1,9}$/.test(backTo ?? "") ? Number(backTo) : -1);
  return version.ok
    ? { content: version.value, pictures: [], problems: [] }
    : { content: undefined, pictures: [], problems: [version.problem] };
};

/** Prints the changes at a place and their start; with --apply rolls them out as a new version. */
const setPolicy = async (sql: Sql): Promise<string> => {
  const given = readArguments();
  const now = new Date();
  const target = targetOf(given);
  const effectiveAt = timeOf(given.from, now);
  if (!effectiveAt.ok) return refuse([effectiveAt.problem]);
  const place = placeText(target);
  if (!(await isPlace(sql, target))) return refuse([problem("policy-place-unknown", { place })]);
  const base = await readPolicy(sql, target, effectiveAt.value);
  if (!base) return refuse([problem("policy-unset")]);
  const { content, pictures, problems } = await readContent(sql, given, base.content);
  if (!content) return refuse(problems);
  write(differenceLines(differencesBetween(base.content, content)));
  const devices = await countConcerned(sql, target);
  const where = `${place}, ${devices} 台设备 devices, ${effectiveAt.value.toISOString()}`;
  const isTrial = given.apply !== true;
  const made = await rollOut(sql, { target, content, pictures, effectiveAt: effectiveAt.value, madeAt: now, isTrial });
  if (!made.ok) return refuse([made.problem]);
  if (isTrial)
    return `${where}\n试运行，没有改动；加 --apply 下发 Dry run: nothing was changed. Add --apply to roll out`;
  return `✓ 第 ${made.value} 版 version ${made.value}  ${where}`;
};

await runCommand(setPolicy);
