import { once } from "node:events";
import { parseArgs } from "node:util";
import { DeviceId } from "../../contract/words.ts";
import type { Sql } from "../database/sql.ts";
import { openCentreSigner } from "../ledger/audit/centre-signer.ts";
import { writeExport } from "../ledger/audit/write-export.ts";
import { readSettings } from "../settings.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const usage = (): StartupTrouble =>
  new StartupTrouble(
    "用法：npm run -s centre -- export-ledger --device <设备编号> > <文件>",
    "Usage: npm run -s centre -- export-ledger --device <device id> > <file>",
  );

const readDevice = (): DeviceId => {
  try {
    const device = DeviceId.safeParse(parseArgs({ options: { device: { type: "string" } } }).values.device);
    if (device.success) return device.data;
  } catch {
    // An unknown option gets the same answer as a missing one.
  }
  throw usage();
};

/** npm writes two lines of its own before a script's output unless it runs with `-s`: they would be in the file. */
const refuseNpmsLines = ({ npm_lifecycle_event, npm_config_loglevel }: NodeJS.ProcessEnv): void => {
  if (npm_lifecycle_event !== undefined && npm_config_loglevel !== "silent" && !process.stdout.isTTY) throw usage();
};

const write = async (lines: readonly string[]): Promise<void> => {
  const hasRoom = process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  if (!hasRoom) await once(process.stdout, "drain");
};

const exportLedger = async (sql: Sql): Promise<undefined> => {
  refuseNpmsLines(process.env);
  const device = readDevice();
  const signer = await openCentreSigner(sql, readSettings(process.env).dataFolder);
  const header = await writeExport(sql, { device, signer, exportedAt: new Date(), take: write });
  if (!header) throw new StartupTrouble(`没有设备 ${device}。`, `There is no device ${device}.`);
  process.stderr.write(
    `已导出，中心公钥（请另行告知核对人）Exported. The centre's public key, to give to the auditor separately:\n${header.centrePublicKey}\n`,
  );
};

/** Writes the export of a device's ledger to standard output, and the centre's public key to standard error. */
await runCommand(exportLedger);
