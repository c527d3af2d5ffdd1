import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type { WindowKey } from "../../contract/office/devices/enrolment-codes.ts";
import type { Sql } from "../database/sql.ts";
import { issueEnrolmentCode } from "../devices/enrolment/enrolment-code.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const usage = (): StartupTrouble =>
  new StartupTrouble(
    "用法：npm run centre -- code --unit <单位编码> --window <窗口号>",
    "Usage: npm run centre -- code --unit <unit code> --window <window number>",
  );

const readWindow = (): WindowKey => {
  try {
    const { values } = parseArgs({ options: { unit: { type: "string" }, window: { type: "string" } } });
    if (values.unit && values.window) return { unitCode: values.unit, windowNumber: values.window };
  } catch {
    // An unknown option gets the same answer as a missing one.
  }
  throw usage();
};

const knownWindows = async (sql: Sql, { unitCode, windowNumber }: WindowKey): Promise<void> => {
  const windows = await sql<{ number: string }[]>`
    select number from windows join units on units.code = unit_code
    where unit_code = ${unitCode} and windows.retired_at is null and units.retired_at is null
    order by number`;
  if (windows.some(({ number }) => number === windowNumber)) return;
  if (windows.length === 0) {
    throw new StartupTrouble(
      `没有单位 ${unitCode}，或它还没有窗口。`,
      `There is no unit ${unitCode}, or it has no window yet.`,
    );
  }
  const numbers = windows.map(({ number }) => number).join(", ");
  throw new StartupTrouble(
    `单位 ${unitCode} 没有 ${windowNumber} 号窗口。已登记的窗口：${numbers}`,
    `The unit ${unitCode} has no window ${windowNumber}. Its windows: ${numbers}`,
  );
};

/** Prints a one-time code for a window, valid for a day. */
await runCommand(async (sql) => {
  const window = readWindow();
  await knownWindows(sql, window);
  return issueEnrolmentCode(sql, window, { clock: Date.now, random: randomBytes });
});
