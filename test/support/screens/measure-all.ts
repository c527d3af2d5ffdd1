import type { KioskOptions } from "../window/kiosk.ts";
import { measurePass, type Pass, type PassResult } from "./measure-pass.ts";
import { openSampleWindow } from "./sample-window.ts";

/** Takes passes off the list until none is left. */
const measureInOneWindow = async (options: KioskOptions, waiting: Pass[], results: PassResult[]): Promise<void> => {
  const window = await openSampleWindow(options);
  try {
    for (let pass = waiting.shift(); pass !== undefined; pass = waiting.shift()) {
      results.push(await measurePass(window, pass));
    }
  } catch (error) {
    // The other windows end with their present pass.
    waiting.length = 0;
    throw error;
  } finally {
    await window.close();
  }
};

/**
 * Measures all passes in several windows side by side: each waits for frames and for buttons that settle longer than
 * it computes. A window takes the next pass when it has finished one.
 */
export const measureAll = async (
  windows: readonly KioskOptions[],
  passes: readonly Pass[],
): Promise<readonly PassResult[]> => {
  const waiting = [...passes];
  const results: PassResult[] = [];
  await Promise.all(windows.map((options) => measureInOneWindow(options, waiting, results)));
  return results;
};
