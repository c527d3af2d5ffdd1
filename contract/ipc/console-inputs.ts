import { z } from "zod";
import { pauseWordsMostCharacters } from "../text-limits.ts";
import { PromptId, TimeOfDay, writtenText } from "../words.ts";
import type { ConsoleRequests } from "./console-requests.ts";
import { AskedAbout, Badge, Explanation, type InputSchemasOf, LogIn, LogOut } from "./inputs.ts";

/** Checked by main on every call of 窗口台. */
export const consoleInputSchemas: InputSchemasOf<ConsoleRequests> = {
  currentConsole: z.undefined(),
  logIn: LogIn,
  scanBadge: Badge,
  handOver: LogIn,
  logOut: LogOut,
  openPrompt: z.strictObject({ transaction: AskedAbout.nullable() }),
  cancelPrompt: z.strictObject({ promptId: PromptId }),
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
