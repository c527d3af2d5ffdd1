import { verifyPin } from "../../../contract/node/pin-verifier.ts";
import { PinVerifier } from "../../../contract/sync/configuration.ts";
import { pinParameters } from "../../../contract/sync/sealed-pin.ts";

const isCurrent = ({ cost, blockSize, parallelization }: PinVerifier): boolean =>
  cost === pinParameters.cost &&
  blockSize === pinParameters.blockSize &&
  parallelization === pinParameters.parallelization;

/** The stored verifier where it still matches the PIN, so that saving again changes nothing; undefined otherwise. */
export const matchingVerifier = async (pin: string, stored: unknown): Promise<PinVerifier | undefined> => {
  const { data } = PinVerifier.safeParse(stored);
  return data && isCurrent(data) && (await verifyPin(pin, data, null)) ? data : undefined;
};
