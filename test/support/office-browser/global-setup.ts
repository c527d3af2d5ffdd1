import { ensureSystemPackages } from "../../../build/system-packages.ts";

/** Before the first journey: Debian's Chromium is on this machine, installed once and not by two files at a time. */
export const setup = (): Promise<void> => ensureSystemPackages({ browser: true });
