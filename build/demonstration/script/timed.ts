import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { ShiftId, StaffNumber } from "../../../contract/words.ts";
import type { Random } from "../random.ts";
import type { WindowProfile } from "../windows.ts";
import type { DayPlace } from "./occasions.ts";

/** An entry of a script and its time, milliseconds since 1970. */
export interface Timed {
  readonly atMs: number;
  readonly draft: EntryDraft;
}

/** A shift as its visits need it. */
export interface Scene {
  readonly profile: WindowProfile;
  readonly document: ConfigurationDocument;
  readonly place: DayPlace;
  readonly shiftId: ShiftId;
  readonly staffNumber: StaffNumber;
  readonly random: Random;
  /** Another 办件编号 at each call. */
  readonly nextReference: () => string;
}

/** Unit, window and shift, as feedback names them. */
export const whereOf = ({ profile: { unitCode, windowNumber }, shiftId }: Scene) => ({
  unitCode,
  windowNumber,
  shiftId,
});
