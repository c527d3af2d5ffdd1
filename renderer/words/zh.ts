import { citizenZh } from "./citizen-zh.ts";
import { itZh } from "./it-zh.ts";
import { sharedZh } from "./shared-zh.ts";
import { staffZh } from "./staff-zh.ts";

/** Every fixed word of the screens, in Chinese. A word goes into the file of its readers. */
export const zh = { ...sharedZh, ...citizenZh, ...staffZh, it: itZh } as const;
