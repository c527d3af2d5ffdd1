import { parseArgs } from "node:util";
import { ensureSystemPackages } from "../../build/system-packages.ts";
import { cutOnce } from "./power-cut/cut-once.ts";
import { provePowerCut } from "./power-cut/prove-power-cut.ts";
import { type Proof, textOf } from "./proof.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    // These name one cut of a power cut, to be seen again.
    life: { type: "string" },
    configuration: { type: "string", default: "as shipped" },
    layer: { type: "string", default: "whole" },
    call: { type: "string" },
  },
});
const { seed } = options;

/** Each proof that nothing is lost, in the order in which they are run. */
const proofs: readonly (() => Promise<Proof>)[] = [
  () => provePowerCut({ seed, shares: { names: 1, others: 1 }, furtherShares: { names: 1, others: 0.1 }, say }),
];

const proveAll = async (): Promise<void> => {
  for (const prove of proofs) {
    const startedAtMs = performance.now();
    const proof = await prove();
    process.stdout.write(`\n${textOf(proof)}`);
    say(`${Math.round((performance.now() - startedAtMs) / 1_000)} s`);
    if (proof.failures.length > 0) process.exitCode = 1;
  }
};

if (process.platform !== "linux") throw new Error("system calls are recorded with strace, on Linux only");
await ensureSystemPackages({ powerCut: true });
const { life, configuration, layer, call } = options;
if (life === undefined) await proveAll();
else console.log(cutOnce({ life, configuration, layer, call: Number(call), seed }));
