import { z } from "zod";
import { question } from "./question.ts";

/** `POST /office/v1/demonstration-progress`: how much of the history is written, from 0 to 1. 404 at any other centre. */
export const DemonstrationProgress = z.strictObject({ share: z.number().min(0).max(1) });
export type DemonstrationProgress = z.infer<typeof DemonstrationProgress>;

/** Whether the centre holds the demonstration office, and how much of its history is written while it is being written. */
export const Demonstration = z.strictObject({
  isDemonstration: z.boolean(),
  /** From 0 to 1; null while none is being written. */
  writtenShare: z.number().nullable(),
});
export type Demonstration = z.infer<typeof Demonstration>;

/** `GET /office/v1/demonstration`: for the mark in the header of every page. */
export const demonstrationQuestion = question("/office/v1/demonstration", Demonstration);
