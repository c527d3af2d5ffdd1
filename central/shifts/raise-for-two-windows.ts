import type { ChainLink } from "../../contract/ledger/chain.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { PolicyOverride } from "../centre.ts";
import type { Tx } from "../database/sql.ts";
import { raiseAlarm } from "../ledger/alarms.ts";
import type { Arrived, OnArrival } from "../ledger/projecting/departments.ts";
import { openShiftElsewhere, silenceMs } from "./open-elsewhere.ts";

interface Begun {
  readonly epoch: number;
  readonly seq: number;
  readonly staffNumber: string;
}

const areTwoAllowed = async (
  tx: Tx,
  { allowTwoWindows }: PolicyOverride,
  device: DeviceId,
  at: Date,
): Promise<boolean> => {
  if (allowTwoWindows !== undefined) return allowTwoWindows;
  const [row] = await tx<{ allowed: boolean }[]>`
    select coalesce((content -> 'policy' ->> 'allowTwoWindows')::boolean, false) as allowed
    from devices join policy_versions on version = policy_in_force(unit_code, window_number, ${at})
    where devices.id = ${device}`;
  return row?.allowed ?? false;
};

/** The device's open shift, where it is one of these. A shift that ended before its report arrived is ignored. */
const openAmong = async (tx: Tx, device: DeviceId, starts: readonly ChainLink[]): Promise<Begun | undefined> => {
  const [open] = await tx<Begun[]>`
    select epoch, seq, staff_number as "staffNumber" from open_shifts where device = ${device}`;
  return starts.some(({ envelope }) => envelope.epoch === open?.epoch && envelope.seq === open.seq) ? open : undefined;
};

/**
 * Two windows that report the same person at the same moment wait for each other here, so that the second one sees the
 * first.
 */
const lockPerson = async (tx: Tx, staffNumber: string): Promise<void> => {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`on shift: ${staffNumber}`}, 0))`;
};

/**
 * Raises an alarm where a shift has arrived and is open while the same person is on shift at another window, unless the
 * policy allows it. It is a reason to talk, not a verdict: an offline device may have ended its shift without a report.
 */
export const raiseForTwoWindows: OnArrival = async (tx, arrived, at, { policy }) => {
  for (const each of arrived) await raiseFor(tx, each, at, policy);
};

const raiseFor = async (tx: Tx, { device, links }: Arrived, at: Date, policy: PolicyOverride): Promise<void> => {
  const starts = links.filter(({ envelope }) => envelope.kind === "shift-started");
  if (starts.length === 0 || (await areTwoAllowed(tx, policy, device, at))) return;
  const begun = await openAmong(tx, device, starts);
  if (!begun) return;
  await lockPerson(tx, begun.staffNumber);
  const who = { device, staffNumber: begun.staffNumber };
  if (!(await openShiftElsewhere(tx, who, at.getTime(), silenceMs.alarms))) return;
  await raiseAlarm(tx, device, { kind: "two-windows", epoch: begun.epoch, seq: begun.seq }, at);
};
