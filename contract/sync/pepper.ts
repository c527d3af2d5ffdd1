import { z } from "zod";
import { Base64, DeviceId } from "../words.ts";

/** A device's own secret, 32 bytes in base64: without it the PIN verifiers of this device cannot be checked. */
export const Pepper = Base64.length(44);

/** Signed by the centre: otherwise a man in the middle could lock all staff out with another pepper. */
export const PepperReply = z.looseObject({
  type: z.literal("pepper"),
  v: z.literal(1),
  device: DeviceId,
  pepper: Pepper,
});
export type PepperReply = z.infer<typeof PepperReply>;
