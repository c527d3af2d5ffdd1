import { afterEach } from "vitest";
import type { ItPanel } from "../../../contract/ipc/it.ts";
import { StaffNumber } from "../../../contract/words.ts";
import { entriesOnDisk } from "./entries-on-disk.ts";
import { itPin, type StartedIt, startedIt } from "./it-panel.ts";

/** Starts panels, and closes them after the test. */
export const panelStarter = (): ((...parts: Parameters<typeof startedIt>) => StartedIt) => {
  let started: readonly StartedIt[] = [];
  afterEach(async () => {
    for (const { close } of started) await close();
    started = [];
  });
  return (...parts) => {
    const one = startedIt(...parts);
    started = [...started, one];
    return one;
  };
};

export const colleague = { staffNumber: "A-1002", pin: "246810" };
export const right = { staffNumber: "1001", pin: "246810" };
export const staffNumber = StaffNumber.parse("1001");
export const codeOf = (answer: { readonly ok: boolean; readonly problem?: { readonly code: string } }): string =>
  answer.problem?.code ?? "ok";

export interface Refusable {
  readonly ok: boolean;
  readonly problem?: { readonly code: string; readonly facts?: Readonly<Record<string, string | number>> };
}

/** Enters wrong PINs, waiting as required, until `count` of them have been checked. */
export const guess = async (
  { login }: StartedIt,
  count: number,
  attempt: () => unknown,
): Promise<readonly string[]> => {
  const codes: string[] = [];
  while (codes.length < count) {
    const answer = (await attempt()) as Refusable;
    const wait = answer.problem?.facts?.["waitSeconds"];
    if (wait === undefined) codes.push(codeOf(answer));
    else login.time.advance(Number(wait) * 1_000);
  }
  return codes;
};

export const enter = async ({ requests }: StartedIt, pin = itPin): Promise<ItPanel> => {
  const opened = await requests.openItPanel({ pin });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
};

export const entries = ({ login }: StartedIt, pattern: RegExp) =>
  entriesOnDisk(login.folder)
    .filter(({ kind }) => pattern.test(kind))
    .map(({ kind, body }) => ({ kind, body }));
