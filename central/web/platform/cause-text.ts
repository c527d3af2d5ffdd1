import type { RefusalReason } from "../../../contract/office/platform/uploads.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";

const causes: Readonly<Record<RefusalReason, WordKey>> = {
  "value-missing": "causeValueMissing",
  "code-missing": "causeCodeMissing",
  "too-long": "causeTooLong",
  "set-aside": "causeSetAside",
  contested: "causeContested",
  "changed-again": "causeChangedAgain",
  "window-over": "causeWindowOver",
  platform: "causePlatform",
};

/** Why an upload was refused, with the name of the field or the platform's code. */
export const causeText = (words: Words, reason: RefusalReason, detail: string | null): string =>
  fill(words[causes[reason]], { detail: detail ?? "" });
