import { z } from "zod";

/** The form of a secret in a file. */
export const SealedSecret = z.discriminatedUnion("at", [
  z.strictObject({ at: z.literal("key-store"), sealedBase64: z.base64() }),
  /** This system has no key store: the file's mode 0600 is the only protection. */
  z.strictObject({ at: z.literal("file"), secret: z.string() }),
]);
export type SealedSecret = z.infer<typeof SealedSecret>;

/** Seals secrets and opens them again. `open` throws where the key store cannot open a secret that it sealed. */
export interface Vault {
  readonly seal: (secret: string) => SealedSecret;
  readonly open: (sealed: SealedSecret) => string;
}
