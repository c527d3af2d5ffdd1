import type { zh } from "./zh.ts";

type SameShape<Value> = { readonly [Key in keyof Value]: Value[Key] extends string ? string : SameShape<Value[Key]> };

/** What a language file must hold. A missing or a surplus key does not compile. */
export type Words = SameShape<typeof zh>;
