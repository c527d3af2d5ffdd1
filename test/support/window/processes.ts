import { readdirSync, readFileSync } from "node:fs";

const fileOf = (process: string, name: string): string => {
  try {
    return readFileSync(`/proc/${process}/${name}`, "utf8");
  } catch {
    // It has ended meanwhile.
    return "";
  }
};

/** The processes of the kiosk on this data folder: of one of Chromium's types, or all of them. Linux only. */
export const processesOf = (dataFolder: string, type?: "renderer" | "gpu-process"): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => type === undefined || fileOf(name, "cmdline").includes(`--type=${type}`))
    .filter((name) => fileOf(name, "environ").includes(dataFolder))
    .map(Number);
