import { z } from "zod";
import { question } from "../question.ts";

/** The name of the office's provider; null where it has none. */
export const OfferedSignOn = z.strictObject({ name: z.string().nullable() });
export type OfferedSignOn = z.infer<typeof OfferedSignOn>;

/** `GET /office/v1/single-sign-on`, for everybody. */
export const offeredSignOnQuestion = question("/office/v1/single-sign-on", OfferedSignOn);

/**
 * Addresses for the browser itself. `begin` leads to the provider's page, which leads to `finish`, which leads to the
 * office's pages: logged in, or with `#problem=<code>`.
 */
export const singleSignOnPaths = {
  begin: "/office/v1/single-sign-on/begin",
  finish: "/office/v1/single-sign-on/finish",
} as const;
