import type { z } from "zod";

/** A query of the office's pages: `GET path`, and the schema of the answer. */
export interface Question<Value> {
  readonly path: string;
  readonly schema: z.ZodType<Value>;
}

export const question = <Value>(path: string, schema: z.ZodType<Value>): Question<Value> => ({ path, schema });
