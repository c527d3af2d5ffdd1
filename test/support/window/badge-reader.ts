import type { Page } from "playwright-core";

/** Seconds between two keys, as with a reader. */
const betweenSeconds = 0.004;

/** The last key that a reader types, as configured. */
const ends = {
  Enter: { code: "Enter", windowsVirtualKeyCode: 13, text: "\r" },
  Tab: { code: "Tab", windowsVirtualKeyCode: 9, text: "\t" },
} as const;

/**
 * Types as a badge reader does, through the browser's own input. Each key has its time: the test's own speed on a
 * busy machine has no effect.
 */
export const scanAt = async (page: Page, text: string, end: keyof typeof ends = "Enter"): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const beganSeconds = Date.now() / 1_000;
  for (const [index, key] of [...text, end].entries()) {
    const timestamp = beganSeconds + index * betweenSeconds;
    const { text, ...named } = key === end ? ends[end] : { text: key };
    const shared = { key, timestamp, ...named };
    if (/[A-Z]/.test(text))
      await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Shift", timestamp });
    await session.send("Input.dispatchKeyEvent", { type: "keyDown", text, ...shared });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...shared });
  }
  await session.detach();
};
