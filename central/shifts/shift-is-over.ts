import { fragment, wholeNumber } from "../database/statement.ts";

/**
 * Longer than any shift, milliseconds: a shift that began, or arrived, earlier counts as over, because its end may
 * never arrive.
 */
const longestShiftMs = 24 * 3_600_000;

/**
 * SQL: when the shift of the row `given` (device, shift_id, received_at) counts as over by its age. Its beginning may be
 * lost.
 */
export const shiftIsOld = fragment`(
  coalesce(
    (select begun.received_at from shifts as begun
      where (begun.device, begun.shift_id) = (given.device, given.shift_id)),
    given.received_at) + make_interval(secs => ${wholeNumber(longestShiftMs / 1_000)}))`;

/**
 * SQL: whether the shift of the row `given` (device, shift_id, epoch, seq, received_at) is over: by its entry, by a
 * newer shift of the device, because the device was revoked, or by its age. Until then its ratings are shown to no
 * person. The newest shift is found by the key: a mere question whether there is one read the shifts of all devices.
 */
export const shiftIsOver = (atMs: number) => fragment`(
  exists (
    select from shift_endings as told
    where (told.device, told.shift_id) = (given.device, given.shift_id))
  or coalesce((
    select true from shifts as newer
    where newer.device = given.device and newer.shift_id <> given.shift_id
      and (newer.epoch, newer.seq) > (given.epoch, given.seq)
    order by newer.epoch desc, newer.seq desc limit 1), false)
  or exists (select from devices where devices.id = given.device and devices.revoked_at is not null)
  or ${shiftIsOld} <= ${new Date(atMs)})`;
