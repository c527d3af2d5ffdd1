import type { WindowKey } from "../../contract/office/devices/enrolment-codes.ts";
import type { FiguresBy } from "../../contract/office/figures/figures.ts";
import { type Judged, judgeAmong, type Placed } from "../../contract/office/stars/judge.ts";
import type { StarPolicy } from "../../contract/office/stars/star-policy.ts";
import type { Line } from "../figures/publish.ts";
import { emptyTally } from "../figures/tally.ts";
import { keyOf, type MainMatters } from "./main-matters.ts";

export interface Rules {
  readonly policy: StarPolicy;
  /** The windows with an unresolved signal. */
  readonly signals: readonly WindowKey[];
  readonly matters: MainMatters;
}

/** A line with what its stars depend on. */
export type Countable = Pick<Line, "unitCode" | "key"> & { readonly tally: Judged["counts"] | null };

/** 其余 is no peer of anyone. */
export const isNamed = (by: FiguresBy, { unitCode, key }: Pick<Line, "unitCode" | "key">): boolean =>
  unitCode !== null && (by === "units" || key !== null);

/** Judges lines of a table, one at a time. `peers` are all lines of the office that may have stars. */
export const judgeLines = (
  by: FiguresBy,
  peers: readonly Countable[],
  { policy, signals, matters }: Rules,
): ((line: Countable) => Placed) => {
  const asked = new Set(signals.map(({ unitCode, windowNumber }) => keyOf(unitCode, windowNumber)));
  const judged = ({ unitCode, key, tally }: Countable): Judged => ({
    counts: tally ?? emptyTally,
    hasSignal: by === "windows" && asked.size > 0 && asked.has(keyOf(unitCode, key)),
    matter: matters.get(keyOf(unitCode, key)) ?? null,
  });
  const judgeOne = judgeAmong(peers.map(judged), policy);
  return (line) => judgeOne(judged(line));
};
