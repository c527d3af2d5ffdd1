import { citizenEn } from "./citizen-en.ts";
import { itEn } from "./it-en.ts";
import { sharedEn } from "./shared-en.ts";
import { staffEn } from "./staff-en.ts";
import type { Words } from "./words-shape.ts";

export const en: Words = { ...sharedEn, ...citizenEn, ...staffEn, it: itEn };
