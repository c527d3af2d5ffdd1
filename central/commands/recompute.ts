import { parseArgs } from "node:util";
import { z } from "zod";
import { readPages } from "../database/read-pages.ts";
import type { Sql } from "../database/sql.ts";
import { differenceLine } from "../figures/recompute/difference.ts";
import { recompute, type Totals } from "../figures/recompute/recompute.ts";
import { type CheckedDraw, checkDraw } from "../inspection/check-draw.ts";
import { keysOfFrame } from "../inspection/frame.ts";
import { readDraw } from "../inspection/read-draws.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const keysAtOnce = 5_000;

const Period = z.strictObject({ from: z.iso.date(), to: z.iso.date() }).refine(({ from, to }) => from <= to);
const OfDraw = z.strictObject({
  draw: z.coerce.number().int().min(1).max(2_147_483_647),
  /** Prints the keys of the frame instead. */
  frame: z.literal(true).optional(),
});
const Asked = z.union([Period, OfDraw]);

const usage = (): StartupTrouble =>
  new StartupTrouble(
    "用法：npm run centre -- recompute --from <首日> --to <末日>，例如 --from 2026-03-01 --to 2026-03-31；或 recompute --draw <抽查号> [--frame]",
    "Usage: npm run centre -- recompute --from <first day> --to <last day>, such as --from 2026-03-01 --to 2026-03-31; or recompute --draw <number of a draw> [--frame]",
  );

const options = {
  from: { type: "string" },
  to: { type: "string" },
  draw: { type: "string" },
  frame: { type: "boolean" },
} as const;

const readArguments = () => {
  try {
    return Asked.parse({ ...parseArgs({ options }).values });
  } catch {
    throw usage();
  }
};

const resultLines = ({ from, to, devices, rows, cells, lines, differences }: Totals): string =>
  [
    `counted  ${from} – ${to}, ${devices} devices, ${rows} prompts and ratings, ${cells} cells, ${lines} published lines`,
    differences === 0
      ? "✓ 全部一致 All figures equal those of the stored entries"
      : `✗ ${differences} 处不符 ${differences} differences`,
  ].join("\n");

const ofPeriod = async (sql: Sql, period: z.output<typeof Period>): Promise<string> => {
  const report = (difference: Parameters<typeof differenceLine>[0]): void => {
    process.stdout.write(`${differenceLine(difference)}\n`);
  };
  const totals = await recompute(sql, { ...period, clock: Date.now, report });
  if (totals.differences > 0) process.exitCode = 1;
  return resultLines(totals);
};

const drawLines = ({ draw, differences }: CheckedDraw): string =>
  [
    ...differences.map(
      ({ fact, stored, recounted }) => `✗ ${fact}: 已存 stored ${stored}, 重算 recounted ${recounted}`,
    ),
    `drawn  ${draw.number}: ${draw.from} – ${draw.to}, ${draw.ratings}, seed ${draw.seed}, ${draw.drawn} of ${draw.frameSize} ratings`,
    differences.length === 0
      ? "✓ 全部一致 The same frame, and the same ratings"
      : `✗ ${differences.length} 处不符 ${differences.length} differences`,
  ].join("\n");

const noDraw = (number: number): StartupTrouble =>
  new StartupTrouble(`没有第 ${number} 号抽查。`, `There is no draw ${number}.`);

const ofDraw = async (sql: Sql, number: number): Promise<string> => {
  const checked = await checkDraw(sql, number);
  if (!checked) throw noDraw(number);
  if (checked.differences.length > 0) process.exitCode = 1;
  return drawLines(checked);
};

/** Each key with its line end: the SHA-256 of the output is the frame's hash. */
const printFrame = async (sql: Sql, number: number): Promise<undefined> => {
  const draw = await readDraw(sql, number);
  if (!draw) throw noDraw(number);
  await sql.begin(async (tx) => {
    for await (const page of readPages<{ key: string }>(tx, keysOfFrame(draw), keysAtOnce)) {
      process.stdout.write(page.map(({ key }) => `${key}\n`).join(""));
    }
  });
};

/**
 * Counts a period again from the stored entries, or draws a sample again. Exits with 1 where a stored figure or a drawn
 * rating differs, and names it.
 */
await runCommand(async (sql) => {
  const asked = readArguments();
  if (!("draw" in asked)) return ofPeriod(sql, asked);
  return asked.frame ? printFrame(sql, asked.draw) : ofDraw(sql, asked.draw);
});
