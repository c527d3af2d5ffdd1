import { z } from "zod";

/** In a body or in an address. */
export const ItemNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
