import { z } from "zod";
import { turnsDirection } from "./text-limits.ts";

/**
 * Whether a name is one line of visible text: it holds no control character, no line break, nothing that a database
 * cannot store, and nothing that changes the direction of the text around it.
 */
export const isPlainName = (name: string): boolean =>
  !/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/u.test(name) && !turnsDirection(name);

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
