import { z } from "zod";
import { Base64, DeviceId } from "../words.ts";

/** Sent with an RFC 9421 signature made with the private key of `publicKey`: the request itself proves possession. */
export const EnrolmentRequest = z.strictObject({
  /** The one-time code as typed; the centre ignores case, spaces and dashes. */
  code: z.string().min(1).max(40),
  /** Ed25519, SubjectPublicKeyInfo in DER, base64. */
  publicKey: Base64.max(200),
  appVersion: z.string().max(40),
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;

/** A device's own secret, 32 bytes in base64: without it the PIN verifiers of this device cannot be checked. */
const Pepper = Base64.length(44);

/** Signed by the centre: otherwise a man in the middle could lock all staff out with another pepper. */
export const PepperReply = z.looseObject({
  type: z.literal("pepper"),
  v: z.literal(1),
  device: DeviceId,
  pepper: Pepper,
});
export type PepperReply = z.infer<typeof PepperReply>;

export const EnrolmentReply = z.looseObject({
  device: DeviceId,
  /** The key that signs receipts and configuration documents, form as above; pinned permanently. */
  centrePublicKey: Base64.max(200),
  /** This device's own secret; an older centre sends none. */
  pepper: Pepper.optional(),
});
export type EnrolmentReply = z.infer<typeof EnrolmentReply>;
