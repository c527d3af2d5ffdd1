import { cutPower, type Outcome } from "./cut-power.ts";
import { type Layer, layers } from "./judge.ts";
import { kioskLives } from "./kiosk-lives.ts";
import { record } from "./record.ts";
import { survivalKinds } from "./survivals.ts";
import { configurations } from "./trace-kiosk.ts";

/** The command-line options that reproduce one cut. */
export interface OneCut {
  readonly life: string;
  readonly configuration: string;
  readonly layer: string;
  readonly call: number;
  readonly seed: string;
}

/** The disks that a cut after one call leaves, retained in their folders, and the outcome of each. */
export const cutOnce = (cut: OneCut): readonly Outcome[] => {
  const life = oneOf(kioskLives, (one) => one.name, cut.life);
  const recording = record(life, oneOf(configurations, String, cut.configuration));
  const layer: Layer = oneOf(layers, String, cut.layer);
  const shares = { names: 1, others: 1 };
  return cutPower(recording, {
    ...cut,
    layer,
    kinds: survivalKinds,
    shares,
    from: cut.call,
    to: cut.call + 1,
    keep: true,
  });
};

const oneOf = <Value>(values: readonly Value[], nameOf: (value: Value) => string, wanted: string): Value => {
  const found = values.find((value) => nameOf(value) === wanted);
  if (found === undefined) throw new Error(`"${wanted}" is none of: ${values.map(nameOf).join("; ")}`);
  return found;
};
