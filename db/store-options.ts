import type { SignedText } from "../contract/sync/signed-text.ts";
import type { DeviceId } from "../contract/words.ts";
import type { Seal } from "./ledger/seal.ts";
import type { Stamp } from "./ledger/write-entry.ts";

/** A place outside the ledger's own files that knows which of its epochs began last. */
export interface SecondPlace {
  /** 0 where none is known: before the first, and on a device that an older version enrolled. */
  readonly epoch: () => number;
  /** On disk when it returns; throws where the disk refuses. */
  readonly note: (epoch: number) => void;
}

export interface StoreOptions {
  readonly folder: string;
  readonly device: DeviceId;
  /** The time of the entry being written. */
  readonly stamp: () => Stamp;
  /** Whether the centre signed it: asked of a configuration that no ledger vouches for any more. */
  readonly isSignedByCentre: (signed: SignedText) => boolean;
  /** Of the device's own key. */
  readonly seal: Seal;
  readonly secondPlace?: SecondPlace;
  /** How many entries of a damaged ledger a start carries over before it serves; 20,000 where it is not said. */
  readonly mostSalvagedAtStart?: number;
}
