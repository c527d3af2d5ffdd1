import { existsSync } from "node:fs";
import { app } from "electron";

/** One of these exists where Linux has a driver for the graphics. */
const devices = ["/dev/dri", "/dev/nvidiactl"];

/**
 * Switches hardware acceleration off on a machine without a graphics device. Chromium would start a GPU process that
 * fails, and then another one without acceleration. That takes a fifth of a second, and a few starts were seen after
 * which no window painted a frame. Call it before Electron is ready.
 */
export const drawWithoutGraphicsDevice = (): void => {
  if (process.platform === "linux" && !devices.some(existsSync)) app.disableHardwareAcceleration();
};
