import type { z } from "zod";

/** A function for each answer; its input is the one that the schema of the same name reads, if there is one. */
export type RequestsOf<Schemas extends Readonly<Record<keyof Answers, z.ZodType>>, Answers> = {
  readonly [Name in keyof Answers]: undefined extends z.infer<Schemas[Name]>
    ? () => Answers[Name]
    : (input: z.infer<Schemas[Name]>) => Answers[Name];
};
