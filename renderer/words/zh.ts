import { citizenZh } from "./citizen-zh.ts";
import { itZh } from "./it-zh.ts";
import { sharedZh } from "./shared-zh.ts";
import { staffZh } from "./staff-zh.ts";

/** Everything the screens say by themselves, in Chinese. Words go into the file of whoever reads them. */
export const zh = { ...sharedZh, ...citizenZh, ...staffZh, it: itZh } as const;
