import { consoleRequestNames } from "../../contract/ipc/channels.ts";
import type { ConsoleApi, ConsoleRequestName } from "../../contract/ipc/console-requests.ts";
import type { ConsoleSample } from "./samples/console-samples.ts";

/** Stands in for main: every request returns the sample's own answer, its refusal, or the unchanged view. */
export const consoleStandIn = ({ view, answers = {}, refusal }: ConsoleSample): ConsoleApi => {
  const answer = (name: ConsoleRequestName): unknown =>
    refusal !== undefined && name !== "currentConsole"
      ? { ok: false, problem: refusal }
      : { ok: true, value: answers[name] ?? view };
  const methods = consoleRequestNames.map((name) => [
    name,
    (...input: readonly unknown[]) => {
      console.info(name, ...input);
      return Promise.resolve(answer(name));
    },
  ]);
  return { ...Object.fromEntries(methods), onView: () => () => undefined };
};
