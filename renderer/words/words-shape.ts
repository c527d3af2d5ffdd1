import type { zh } from "./zh.ts";

/** The same keys with words of another language. A missing or a surplus key does not compile. */
export type SameShape<Value> = {
  readonly [Key in keyof Value]: Value[Key] extends string ? string : SameShape<Value[Key]>;
};

/** What a language must hold, all audiences together. */
export type Words = SameShape<typeof zh>;
