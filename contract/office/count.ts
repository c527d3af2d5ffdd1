import { z } from "zod";

/** How many items wait for a person: the number beside a page's name. */
export const Count = z.strictObject({ count: z.int().min(0) });
export type Count = z.infer<typeof Count>;
