import type { Frame } from "../../contract/office/inspection/draws.ts";
import type { Queries } from "../database/sql.ts";
import { type FrameRow, rowsOfFrame } from "./frame.ts";

/** A chosen rating, with the place and day of it. */
export interface Chosen extends FrameRow {
  readonly unitCode: string;
  readonly windowNumber: string;
  readonly day: string;
  /** SHA-256 of the seed, a blank and the key. */
  readonly digest: string;
}

/**
 * The `count` ratings of a frame with the lowest digests, in their order: the same for everybody who knows the seed, and
 * not to be foreseen before the seed is known.
 */
export const choose = (
  sql: Queries,
  frame: Frame,
  { seed, count }: { readonly seed: string; readonly count: number },
): Promise<readonly Chosen[]> => sql<Chosen[]>`
  select device, epoch, seq, unit_code as "unitCode", window_number as "windowNumber", day,
    encode(digest, 'hex') as digest
  from (
    select frame.*, sha256(convert_to(${seed} || ' ' || key, 'UTF8')) as digest from (${rowsOfFrame(frame)}) as frame
  ) as digested
  order by digested.digest, device, epoch, seq limit ${count}`;
