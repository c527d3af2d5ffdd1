import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { parseJson } from "../../../contract/parse-json.ts";
import { replaceFile } from "../../../db/durable-file.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { log } from "../../wire/log.ts";

/** Where 窗口台 stands: "auto" beside the kiosk's display, a display by its number from 1, an ordinary window, or nowhere. */
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
 * The display for 窗口台; undefined for none. Never the citizens' own, except as an ordinary window where somebody has
 * asked for one: a staff window over a citizen's screen would be in the way of both.
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

/** Content of the window; the frame comes on top. */
export const consoleSize = { width: 420, height: 360 } as const;

/** Room for the frame as well. */
const marginPx = 48;

const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Where it was left, as far as that is on this display, else the lower right corner. */
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

/** undefined where there is none, and where the file cannot be read: a place is not worth a fault. */
export const rememberedBox = (file: string): Box | undefined => {
  try {
    return existsSync(file) ? Box.safeParse(parseJson(readFileSync(file, "utf8"))).data : undefined;
  } catch (error) {
    log("console place not read", { reason: reasonOf(error) });
    return undefined;
  }
};

/** A place that cannot be kept is not worth a fault: the window opens in its corner next time. */
export const rememberBox = (file: string, box: Box): void => {
  try {
    replaceFile(file, JSON.stringify(box));
  } catch (error) {
    log("console place not kept", { reason: reasonOf(error) });
  }
};
