import { createHash, createPrivateKey } from "node:crypto";
import { publicKeyDer } from "../../../contract/node/signed-text.ts";
import { DeviceId } from "../../../contract/words.ts";
import type { DeviceKeys } from "../../support/centre/device-keys.ts";
import { type CityWindow, idOf } from "./city-plan.ts";

/** The bytes before the 32 of an Ed25519 key in PKCS 8. */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

/** The kiosk of a window. Its key follows from the seed, so that a bench can sign as any of them. */
export const cityDevice = (
  seed: number,
  { index }: CityWindow,
): { readonly id: DeviceId; readonly keys: DeviceKeys } => {
  const secret = createHash("sha256").update(`city ${seed} device ${index}`).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, secret]), type: "pkcs8", format: "der" });
  const keys = { privateKey, publicKey: publicKeyDer(privateKey).toString("base64") };
  return { id: DeviceId.parse(idOf(seed, "device", index)), keys };
};
