import type { DeviceDetails } from "../../contract/ipc/view.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { speeches } from "../words/speech.ts";

interface Report {
  readonly problem: Problem;
  readonly facts: DeviceDetails;
  /** When the fault was shown. */
  readonly at: Date;
}

const { words } = speeches.zh;

/** A code of more modules is too fine for a telephone, and of more than 2,953 bytes does not exist. */
const mostCharacters = 600;

/** Local time: "2026-11-30 14:20:05". */
const momentOf = (at: Date): string => at.toLocaleString("sv-SE");

/** Everything known about a fault, one fact a line, for a code that IT scans. It holds no secret. */
export const reportText = ({ problem, facts, at }: Report): string =>
  [
    [words("outOfService.code"), problem.code],
    ...Object.entries(problem.facts ?? {}),
    [words("outOfService.device"), facts.device],
    [words("outOfService.fingerprint"), facts.fingerprint],
    [words("outOfService.centre"), facts.centreUrl],
    [words("outOfService.dataFolder"), facts.dataFolder],
    [words("outOfService.time"), momentOf(at)],
  ]
    .flatMap(([name, value]) => (value === null ? [] : `${name}：${value}`))
    .join("\n")
    .slice(0, mostCharacters);
