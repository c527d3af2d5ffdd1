import { z } from "zod";
import { pauseWordsMostCharacters } from "../text-limits.ts";
import { PromptId, TimeOfDay, writtenText } from "../words.ts";
import { AskedAbout, Badge, Explanation, LogIn, LogOut } from "./inputs.ts";

/** Validated by main on every call of 窗口台. */
export const consoleInputSchemas = {
  currentConsole: z.undefined(),
  logIn: LogIn,
  scanBadge: Badge,
  handOver: LogIn,
  logOut: LogOut,
  openPrompt: z.strictObject({ transaction: AskedAbout.nullable() }),
  cancelPrompt: z.strictObject({ promptId: PromptId }),
  /**
   * `reason`: the index of one of the office's reasons, from 0, or free text. `until`: a later time of this day,
   * "15:30".
   */
  pause: z.strictObject({
    reason: z.union([
      z.strictObject({ shipped: z.int().min(0).max(20) }),
      z.strictObject({ words: writtenText(pauseWordsMostCharacters) }),
    ]),
    until: TimeOfDay.nullable(),
  }),
  resume: z.undefined(),
  explain: Explanation,
};

export type ConsolePromptInput = z.infer<typeof consoleInputSchemas.openPrompt>;
export type ConsolePauseInput = z.infer<typeof consoleInputSchemas.pause>;
