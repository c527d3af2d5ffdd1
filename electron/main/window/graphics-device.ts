import { existsSync } from "node:fs";
import { app } from "electron";

/** One of these exists on a Linux machine whose graphics have a driver. */
const devices = ["/dev/dri", "/dev/nvidiactl"];

/**
 * Switches hardware acceleration off on a machine without a graphics device. Chromium would start a GPU process that
 * fails, and start another one without acceleration: that takes a fifth of a second, and about one start in a thousand
 * never painted a frame after it. Call it before Electron is ready.
 */
export const drawWithoutGraphicsDevice = (): void => {
  if (process.platform === "linux" && !devices.some(existsSync)) app.disableHardwareAcceleration();
};
