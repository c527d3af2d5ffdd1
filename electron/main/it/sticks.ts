import { constants } from "node:fs";
import { access, readFile, realpath, statfs } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { log } from "../../wire/log.ts";

/** Mount points of removable media on Linux. */
const mountedBelow = /^\/(media|run\/media|mnt)\/./;

/** `/proc/mounts` writes spaces and similar characters as octal numbers. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** The mount points of possible sticks, from `/proc/mounts`. */
export const mountedSticks = (mounts: string): readonly string[] => [
  ...new Set(
    mounts
      .split("\n")
      .map((line) => unescaped(line.split(" ")[1] ?? ""))
      .filter((folder) => mountedBelow.test(folder)),
  ),
];

/** On Windows, every drive except the system's own may be a stick. */
const drives = [..."DEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => `${letter}:\\`);

const candidates = async (): Promise<readonly string[]> => {
  if (process.platform === "win32") return drives;
  return mountedSticks(await readFile("/proc/mounts", "utf8").catch(() => ""));
};

const mebibyte = 1_048_576;

/** undefined where the folder is not writable. */
const stickAt = async (folder: string): Promise<Stick | undefined> => {
  try {
    await access(folder, constants.W_OK);
  } catch {
    return undefined;
  }
  const room = await statfs(folder).catch((error: unknown) =>
    log("room of a stick not known", { reason: reasonOf(error) }),
  );
  return { folder, freeMib: room ? Math.floor((room.bavail * room.bsize) / mebibyte) : null };
};

/** Whether a link leads from the top of a stick to this folder below it: files written there could end up anywhere. */
export const isBehindLink = async (folder: string, top: string): Promise<boolean> =>
  (await realpath(folder)) !== join(await realpath(top), relative(top, folder));

/** A folder on a stick must not be behind a link; elsewhere the operator's own links are followed. */
const isTrusted = async (given: string, sticks: readonly string[]): Promise<boolean> => {
  const top = sticks.find((stick) => given.startsWith(stick.endsWith(sep) ? stick : stick + sep));
  if (top === undefined) return true;
  const isBehind = await isBehindLink(given, top).catch(() => true);
  if (isBehind) log("folder on a stick not offered: it is missing or behind a link", { folder: given });
  return !isBehind;
};

/**
 * The plugged-in writable sticks, and the folder that the environment names. A stick that does not respond delays only
 * this call.
 */
export const findSticks = async (given: string | null): Promise<readonly Stick[]> => {
  const plugged = await candidates();
  const named = given !== null && (await isTrusted(given, plugged)) ? [given] : [];
  const found = await Promise.all([...new Set([...named, ...plugged])].map(stickAt));
  return found.filter((stick) => stick !== undefined);
};
