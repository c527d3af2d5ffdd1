import { z } from "zod";

/** A text that a person searches for; it may stand anywhere in a name or number. */
export const SearchText = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\0]*$/);
