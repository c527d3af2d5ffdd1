import { z } from "zod";
import { Level, Pin, PromptId } from "../words.ts";
import type { Requests } from "./requests.ts";

type InputSchemas = {
  readonly [Name in keyof Requests]: z.ZodType<Parameters<Requests[Name]> extends [infer Input] ? Input : undefined>;
};

/** Checked by main on every call, whatever the page's types promised. */
export const inputSchemas: InputSchemas = {
  currentView: z.undefined(),
  logIn: z.strictObject({ staffNumber: z.string().min(1).max(20), pin: Pin }),
  logOut: z.undefined(),
  openPrompt: z.undefined(),
  cancelPrompt: z.strictObject({ promptId: PromptId }),
  rate: z.strictObject({ promptId: PromptId, level: Level }),
  heartbeat: z.undefined(),
};
