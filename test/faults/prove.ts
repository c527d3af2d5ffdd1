import { parseArgs } from "node:util";
import { ensureSystemPackages } from "../../build/system-packages.ts";
import { cutOnce, provePowerCut } from "./power-cut/prove-power-cut.ts";
import { type Proof, textOf } from "./proof.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { values: options } = parseArgs({
  options: { seed: { type: "string", default: "1" }, life: { type: "string" }, call: { type: "string" } },
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
if (options.life === undefined) await proveAll();
else console.log(cutOnce(options.life, Number(options.call), seed));
