import { z } from "zod";
import { turnsDirection } from "./text-limits.ts";

/** Characters without a shape of their own, besides those that select the form of the character before them. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\u2800]/u;
const formSelectors = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/**
 * Whether a name is one line of visible text: it has a letter or a digit, and holds no control character, no line break,
 * nothing invisible, nothing that a database cannot store, and nothing that changes the direction of the text around it.
 */
export const isPlainName = (name: string): boolean => {
  const shown = name.replaceAll(formSelectors, "");
  const isVisible = /[\p{L}\p{N}]/u.test(shown) && !invisible.test(shown);
  return isVisible && !/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/u.test(name) && !turnsDirection(name);
};

/** A name that a person gives to a person, a unit, a window or a program. Stored ones are read as they are. */
export const plainName = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(isPlainName, { params: { problem: "name-unfit" } });

/** Whether a new account may have this login, in the form in which it is stored. */
export const isFitLogin = (login: string): boolean => /^[a-z0-9._@\-\p{Script=Han}]{1,60}$/u.test(login);
