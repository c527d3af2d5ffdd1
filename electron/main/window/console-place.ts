import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { parseJson } from "../../../contract/parse-json.ts";
import { replaceFile } from "../../../db/durable-file.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { log } from "../../wire/log.ts";

/** Place of 窗口台: "auto" on a display beside the kiosk's, a display by its number from 1, an ordinary window, or none. */
export type ConsoleMode = "auto" | "off" | "window" | number;

/** Device-independent pixels of the whole desktop. */
export const Box = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });
export type Box = z.infer<typeof Box>;

export interface DisplayFacts {
  readonly id: number;
  /** Without task bars. */
  readonly workArea: Box;
}

/**
 * The display for 窗口台; undefined for none. Never the citizens' display, except in mode "window": a staff window over
 * the citizens' screen would disturb both.
 */
export const consoleDisplay = (
  mode: ConsoleMode,
  displays: readonly DisplayFacts[],
  kioskDisplayId: number,
): DisplayFacts | undefined => {
  const others = displays.filter(({ id }) => id !== kioskDisplayId);
  if (mode === "off") return undefined;
  if (mode === "window") return others[0] ?? displays[0];
  return mode === "auto" ? others[0] : others.find((display) => display === displays[mode - 1]);
};

/** Size of the content, without the frame. */
export const consoleSize = { width: 420, height: 360 } as const;

/** Includes room for the frame. */
const marginPx = 48;

const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** The remembered place, if it is inside this display, else the lower right corner. */
export const consoleBox = (workArea: Box, remembered: Box | undefined): Box => {
  if (remembered && isInside(remembered, workArea)) return remembered;
  const { width, height } = consoleSize;
  return {
    x: workArea.x + Math.max(0, workArea.width - width - marginPx),
    y: workArea.y + Math.max(0, workArea.height - height - marginPx),
    width,
    height,
  };
};

/** undefined for a missing or unreadable file: a lost place is not an error. */
export const rememberedBox = (file: string): Box | undefined => {
  try {
    return existsSync(file) ? Box.safeParse(parseJson(readFileSync(file, "utf8"))).data : undefined;
  } catch (error) {
    log("console place not read", { reason: reasonOf(error) });
    return undefined;
  }
};

/** Only logs a failure: without a stored place the window opens in its corner next time. */
export const rememberBox = (file: string, box: Box): void => {
  try {
    replaceFile(file, JSON.stringify(box));
  } catch (error) {
    log("console place not kept", { reason: reasonOf(error) });
  }
};
