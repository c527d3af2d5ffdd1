import { z } from "zod";

/** A secret as it lies in a file. */
export const SealedSecret = z.discriminatedUnion("at", [
  z.strictObject({ at: z.literal("key-store"), sealedBase64: z.base64() }),
  /** No key store on this system: the file's mode 0600 is the only guard. */
  z.strictObject({ at: z.literal("file"), secret: z.string() }),
]);
export type SealedSecret = z.infer<typeof SealedSecret>;

/** What seals secrets, and opens them again. `open` throws where the key store no longer opens what it sealed. */
export interface Vault {
  readonly seal: (secret: string) => SealedSecret;
  readonly open: (sealed: SealedSecret) => string;
}
