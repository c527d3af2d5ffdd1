import type { SignedText } from "../contract/sync/signed-text.ts";
import type { DeviceId } from "../contract/words.ts";
import type { Seal } from "./ledger/seal.ts";
import type { Stamp } from "./ledger/write-entry.ts";

/** A record outside the ledger's files of the epoch that began last. */
export interface SecondPlace {
  /** 0 where none is known: before the first epoch, or on a device that an older version enrolled. */
  readonly epoch: () => number;
  /** On disk when it returns; throws where the disk refuses. */
  readonly note: (epoch: number) => void;
}

export interface StoreOptions {
  readonly folder: string;
  readonly device: DeviceId;
  /** The time of the entry being written. */
  readonly stamp: () => Stamp;
  /** Whether the centre signed it; checked for a configuration that no ledger vouches for. */
  readonly isSignedByCentre: (signed: SignedText) => boolean;
  /** Of the device's own key. */
  readonly seal: Seal;
  readonly secondPlace?: SecondPlace;
  /** The most entries of a damaged ledger that a start salvages before it serves. Default 20,000. */
  readonly mostSalvagedAtStart?: number;
}
