import { parseArgs } from "node:util";
import { mostHours, usualHours } from "../../contract/office/devices/enrolment-codes.ts";
import { readSettings } from "../settings.ts";
import { StartupTrouble } from "../startup-trouble.ts";

const usage = (): StartupTrouble =>
  new StartupTrouble(
    `用法：npm run centre -- codes --windows <文件：每行“单位编码,窗口号”> --csv <新文件> --sheet <新文件.html> [--hours <1 至 ${mostHours}>] [--centre <设备访问中心的地址>]`,
    `Usage: npm run centre -- codes --windows <file: "unit code,window number" on each line> --csv <new file> --sheet <new file.html> [--hours <1 to ${mostHours}>] [--centre <address of the centre for kiosks>]`,
  );

const parsed = () => {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ options: { windows: text, csv: text, sheet: text, hours: text, centre: text } }).values;
  } catch {
    // An unknown option gets the same answer as a missing one.
    throw usage();
  }
};

const hoursOf = (text: string): number => {
  const hours = Number(text);
  if (/^\d{1,4}$/.test(text) && hours >= 1 && hours <= mostHours) return hours;
  throw new StartupTrouble(
    `--hours 须是 1 至 ${mostHours} 的整数，不能是 ${text}。`,
    `--hours must be a whole number from 1 to ${mostHours}, not ${text}.`,
  );
};

const centreOf = (text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new StartupTrouble(
    `--centre 须是以 http:// 或 https:// 开头的地址，不能是 ${text}。`,
    `--centre must be an address that begins with http:// or https://, not ${text}.`,
  );
};

const usualCentre = (): string => {
  const { publicUrl, host, port } = readSettings(process.env);
  return publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
};

/** The options of the command line. Throws `StartupTrouble` that names the wrong option. */
export const readOptions = () => {
  const { windows, csv, sheet, hours = String(usualHours), centre = usualCentre() } = parsed();
  if (!(windows && csv && sheet)) throw usage();
  return { windows, csv, sheet, hours: hoursOf(hours), centre: centreOf(centre) };
};

/** Whether an address means the local machine: a kiosk with such an address would look for the centre on itself. */
export const isOfThisMachine = (address: string): boolean =>
  /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(new URL(address).hostname);
