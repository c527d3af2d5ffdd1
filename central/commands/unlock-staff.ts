import { parseArgs } from "node:util";
import type { Sql } from "../database/sql.ts";
import { type StaffKey, unlockStaff } from "../shifts/unlock-staff.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const usage = (): StartupTrouble =>
  new StartupTrouble(
    "用法：npm run centre -- unlock-staff --unit <单位编码> --staff <工号>",
    "Usage: npm run centre -- unlock-staff --unit <unit code> --staff <staff number>",
  );

const readStaffKey = (): StaffKey => {
  try {
    const { values } = parseArgs({ options: { unit: { type: "string" }, staff: { type: "string" } } });
    if (values.unit && values.staff) return { unitCode: values.unit, number: values.staff };
  } catch {
    // An unknown option gets the same answer as a missing one.
  }
  throw usage();
};

const unlock = async (sql: Sql, staff: StaffKey): Promise<string> => {
  if (await unlockStaff(sql, staff)) {
    return `${staff.unitCode} ${staff.number}: 已解锁，各设备一分钟内生效。Unlocked. Every device receives it within a minute.`;
  }
  throw new StartupTrouble(
    `单位 ${staff.unitCode} 没有工号 ${staff.number}。`,
    `The unit ${staff.unitCode} has no staff number ${staff.number}.`,
  );
};

/**
 * Lifts the lock of a 工号 at every device of its unit, and prints the name. Each device receives the change within a
 * minute.
 */
await runCommand((sql) => unlock(sql, readStaffKey()));
