import type { z } from "zod";

/** Something that the office's pages ask the centre: `GET path`, and the shape of the answer. */
export interface Question<Value> {
  readonly path: string;
  readonly schema: z.ZodType<Value>;
}

export const question = <Value>(path: string, schema: z.ZodType<Value>): Question<Value> => ({ path, schema });
