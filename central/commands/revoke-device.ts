import { parseArgs } from "node:util";
import { DeviceId } from "../../contract/words.ts";
import type { Sql } from "../database/sql.ts";
import { revokeDevice } from "../devices/revoke-device.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { runCommand } from "./run-command.ts";

const usage = (): StartupTrouble =>
  new StartupTrouble(
    "用法：npm run centre -- revoke-device --device <设备编号，全部 36 个字符>",
    "Usage: npm run centre -- revoke-device --device <device id, all 36 characters>",
  );

const readDevice = (): DeviceId => {
  try {
    const { values } = parseArgs({ options: { device: { type: "string" } } });
    return DeviceId.parse(values.device);
  } catch {
    throw usage();
  }
};

const revoke = async (sql: Sql, device: DeviceId): Promise<string> => {
  if (await revokeDevice(sql, device, new Date())) {
    return `${device}: 已停用，下一次请求即被拒绝。Revoked. Its next request will be refused.`;
  }
  throw new StartupTrouble(
    `没有设备 ${device}，或它已经停用。`,
    `There is no device ${device}, or it is already revoked.`,
  );
};

/** Revokes a device and prints its id. Its next request is refused; earlier entries stay. */
await runCommand((sql) => revoke(sql, readDevice()));
