import { deviceBodies } from "./device.ts";
import { feedbackBodies } from "./feedback.ts";
import { itBodies } from "./it.ts";
import { loginBodies } from "./login.ts";
import { promptBodies } from "./prompt.ts";
import { queueSystemBodies } from "./queue-system.ts";
import { ratingBodies } from "./rating.ts";
import { shiftBodies } from "./shift.ts";

/** Every kind of entry that this version writes and reads. A new kind goes into its subject's file, not here. */
export const bodySchemas = {
  ...deviceBodies,
  ...shiftBodies,
  ...loginBodies,
  ...itBodies,
  ...promptBodies,
  ...ratingBodies,
  ...feedbackBodies,
  ...queueSystemBodies,
};

export type EntryKind = keyof typeof bodySchemas;
