import type { Page } from "playwright-core";

/** Seconds between two keys, as a reader has them. */
const betweenSeconds = 0.004;

/**
 * Types as a badge reader does, through the browser's own input. Each key carries its time: how fast the test gets
 * through a busy machine plays no part.
 */
export const scanAt = async (page: Page, text: string): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const beganSeconds = Date.now() / 1_000;
  for (const [index, key] of [...text, "Enter"].entries()) {
    const timestamp = beganSeconds + index * betweenSeconds;
    const shared = { key, timestamp, ...(key === "Enter" ? { code: "Enter", windowsVirtualKeyCode: 13 } : {}) };
    await session.send("Input.dispatchKeyEvent", { type: "keyDown", text: key === "Enter" ? "\r" : key, ...shared });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...shared });
  }
  await session.detach();
};
