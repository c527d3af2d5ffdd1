import { sha256Hex } from "../../../contract/node/hash.ts";
import type { Centre } from "../../centre.ts";

type Settings = Pick<Centre, "policy" | "publicUrl" | "sealingKeys" | "pepperRoot">;

/**
 * A mark for the configuration that a device should have, from the stored state of its window (`configuration_state`).
 * Another mark means that the document may be another one, and the device asks for it. The mark tells nothing else.
 */
export const markConfiguration =
  ({ policy, publicUrl, sealingKeys, pepperRoot }: Settings) =>
  (state: string): string => {
    const settings = [policy, publicUrl(), sealingKeys.published, sha256Hex(pepperRoot)];
    return sha256Hex(JSON.stringify([state, settings])).slice(0, 32);
  };
