import { z } from "zod";
import { DeviceId, Sha256Hex, WallTime } from "../words.ts";

/**
 * `GET /v1/follow-ups/{hash}`, signed by the centre: whether the page of a 带回家填写 code has been opened. `hash` is the
 * rating's `followUpHash`; a device learns of its own ratings only.
 */
export const FollowUpPage = z.looseObject({
  type: z.literal("follow-up-page"),
  v: z.literal(1),
  /** The device that asked. */
  device: DeviceId,
  /** By the centre's clock. */
  answeredAt: WallTime,
  followUpHash: Sha256Hex,
  isOpened: z.boolean(),
});
export type FollowUpPage = z.infer<typeof FollowUpPage>;
