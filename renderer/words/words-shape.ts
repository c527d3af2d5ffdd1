import type { zh } from "./zh.ts";

/** The same keys with the words of another language. A missing or a surplus key does not compile. */
export type SameShape<Value> = {
  readonly [Key in keyof Value]: Value[Key] extends string ? string : SameShape<Value[Key]>;
};

/** The words of one language, for all readers. */
export type Words = SameShape<typeof zh>;
