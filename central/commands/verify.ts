import { parseArgs } from "node:util";
import type { Verification } from "../../contract/audit/verify-export.ts";
import { DeviceId } from "../../contract/words.ts";
import type { Sql } from "../database/sql.ts";
import { openCentreSigner } from "../ledger/audit/centre-signer.ts";
import { reportLines } from "../ledger/audit/report.ts";
import { verifyFile } from "../ledger/audit/verify-file.ts";
import { verifyStored } from "../ledger/audit/verify-stored.ts";
import { readSettings } from "../settings.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const options = {
  centre: { type: "string" },
  device: { type: "string" },
  all: { type: "boolean" },
} as const;

const usage = (): StartupTrouble =>
  new StartupTrouble(
    "用法：npm run centre -- verify <导出文件> [--centre <中心公钥或设备屏上的指纹>]\n在中心：npm run centre -- verify --device <设备编号>，或 --all",
    "Usage: npm run centre -- verify <export file> [--centre <the centre's public key, or the fingerprint on the device's screen>]\nAt the centre: npm run centre -- verify --device <device id>, or --all",
  );

const readArguments = () => {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch {
    throw usage();
  }
};

const show = (verification: Verification, isTold: boolean): void => {
  process.stdout.write(`${reportLines(verification, isTold).join("\n")}\n`);
  if (verification.faults.length > 0) process.exitCode = 1;
};

const devicesNamed = async (sql: Sql, device: string | undefined): Promise<readonly DeviceId[]> => {
  if (device !== undefined) return [DeviceId.parse(device)];
  const rows = await sql<{ id: DeviceId }[]>`select id from devices order by enrolled_at, id`;
  return rows.map(({ id }) => id);
};

const verifyHere = async (sql: Sql, named: string | undefined): Promise<undefined> => {
  const signer = await openCentreSigner(sql, readSettings(process.env).dataFolder);
  for (const device of await devicesNamed(sql, named)) {
    const found = await verifyStored(sql, { device, signer, at: new Date() });
    if (!found) throw new StartupTrouble(`没有设备 ${device}。`, `There is no device ${device}.`);
    show(found, true);
  }
};

const verifyGivenFile = async (file: string, centre: string | undefined): Promise<void> => {
  try {
    show(await verifyFile(file, centre), centre !== undefined);
  } catch (error) {
    throw new StartupTrouble(
      `读不了文件 ${file}（${String(error)}）。`,
      `The file ${file} cannot be read (${String(error)}).`,
    );
  }
};

/** Needs only the file; at the centre, its database and signing key. Exits with 1 where there is a fault. */
const verify = async (): Promise<void> => {
  const { values, positionals } = readArguments();
  const [file, ...others] = positionals;
  const isHere = values.all === true || DeviceId.safeParse(values.device).success;
  if (others.length > 0 || (file === undefined) !== isHere) throw usage();
  if (file === undefined) await runCommand((sql) => verifyHere(sql, values.device));
  else await verifyGivenFile(file, values.centre);
};

await verify().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartupTrouble ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
