import { parseArgs } from "node:util";
import { ensureSystemPackages } from "../../build/system-packages.ts";
import { cleanUp, cleanUpOnSignals } from "../bench/support/clean-up.ts";
import { proveDamage } from "./damage/prove-damage.ts";
import { proveIoErrors } from "./io-errors/prove-io-errors.ts";
import { proveKills } from "./kills/prove-kills.ts";
import { cutOnce } from "./power-cut/cut-once.ts";
import { provePowerCut } from "./power-cut/prove-power-cut.ts";
import { type Proof, textOf } from "./proof.ts";
import { proveWire } from "./wire/prove-wire.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    kills: { type: "string", default: "1000" },
    seeds: { type: "string", default: "10000" },
    // These name one cut of a power cut, to reproduce it.
    life: { type: "string" },
    configuration: { type: "string", default: "as shipped" },
    layer: { type: "string", default: "whole" },
    call: { type: "string" },
  },
});
const { seed } = options;

/** The proofs that nothing is lost, by the name that `--only` takes, in the order in which they run. */
const proofs: Readonly<Record<string, () => Promise<Proof>>> = {
  "power-cut": () =>
    provePowerCut({ seed, shares: { names: 1, others: 1 }, furtherShares: { names: 1, others: 0.1 }, say }),
  damage: proveDamage,
  "io-errors": () => proveIoErrors(1, say),
  kills: () => proveKills(Number(options.kills)),
  wire: () => proveWire({ seeds: Number(options.seeds), seed, say }),
};

const chosen = (): readonly (() => Promise<Proof>)[] => {
  const { only } = options;
  if (only === undefined) return Object.values(proofs);
  const proof = proofs[only];
  if (!proof) throw new Error(`--only takes one of ${Object.keys(proofs).join(", ")}`);
  return [proof];
};

const proveAll = async (): Promise<void> => {
  for (const prove of chosen()) {
    const startedAtMs = performance.now();
    const proof = await prove();
    process.stdout.write(`\n${textOf(proof)}`);
    say(`${Math.round((performance.now() - startedAtMs) / 1_000)} s`);
    if (proof.failures.length > 0) process.exitCode = 1;
  }
};

cleanUpOnSignals();
if (process.platform !== "linux") throw new Error("system calls are recorded with strace, on Linux only");
await ensureSystemPackages({ tests: true });
const { life, configuration, layer, call } = options;
try {
  if (life === undefined) await proveAll();
  else console.log(cutOnce({ life, configuration, layer, call: Number(call), seed }));
} finally {
  await cleanUp();
}
// A driver or pool that is still open must not keep a finished proof from ending.
process.exit(process.exitCode ?? 0);
