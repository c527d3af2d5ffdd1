import type { Proof } from "../proof.ts";
import type { Trouble } from "./failing-disk.ts";
import { troubleLife } from "./trouble-life.ts";
import { troubledLives } from "./troubled-lives.ts";

const nameOf = ({ call, nth, error, lasts }: Trouble): string => `${call} ${nth}${lasts ? " and after" : ""}: ${error}`;

/**
 * Lets every `stride`th call of a kiosk fail, from call `first` on, once and permanently. Nothing acknowledged may be
 * missing; a single failure must not stop the kiosk from serving, and once the disk works again it starts.
 */
export const proveIoErrors = async (stride: number, say: (line: string) => void, first = 0): Promise<Proof> => {
  const rows: (readonly string[])[] = [];
  const failures: string[] = [];
  for (const life of troubledLives) {
    const found = await troubleLife(life, stride, first);
    const bad = found.filter(({ faults }) => faults.length > 0);
    rows.push([
      life.name,
      String(found.length),
      String(found.reduce((sum, { acknowledged }) => sum + acknowledged, 0)),
      String(found.reduce((sum, { refused }) => sum + refused, 0)),
      String(found.filter(({ beganEpoch }) => beganEpoch).length),
      String(bad.length),
    ]);
    say(rows.at(-1)?.join("  ") ?? "");
    failures.push(
      ...bad.flatMap(({ trouble, faults }) => faults.map((fault) => `${life.name}, ${nameOf(trouble)}: ${fault}`)),
    );
  }
  return {
    title: "Input and output errors: what was acknowledged is there, what was refused was said to be",
    rows: [["", "troubles", "acknowledged", "refused", "new epoch", "not as it has to be"], ...rows],
    failures,
  };
};
