import { z } from "zod";
import { parseJson } from "../parse-json.ts";
import { Base64 } from "../words.ts";

/**
 * A document and an Ed25519 signature over the UTF-8 bytes of `text`: the reader parses exactly the bytes that were
 * signed. Every signed document names its own `type`, so that it can never pass for another.
 */
export const SignedText = z.strictObject({ text: z.string().max(8_000_000), signature: Base64 });
export type SignedText = z.infer<typeof SignedText>;

/** Parses the document of a signed text whose signature has been checked already. */
export const readSignedDocument = <Document>(
  schema: z.ZodType<Document>,
  text: string,
): z.ZodSafeParseResult<Document> => schema.safeParse(parseJson(text));
