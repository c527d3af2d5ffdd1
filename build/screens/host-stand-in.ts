import { requestNames } from "../../contract/ipc/channels.ts";
import type { KioskApi, RequestName } from "../../contract/ipc/requests.ts";
import type { Sample } from "./samples/sample.ts";

/** Requests that a sample's refusal does not apply to: they are not caused by a touch. */
const unrefused: ReadonlySet<string> = new Set(["currentView", "heartbeat", "stillHere"]);

/**
 * Stands in for main: logs every request to the console, and returns the sample's answer, its refusal or the unchanged
 * view. A sample is for viewing, so no request changes the screen.
 */
export const hostStandIn = ({ view, refusal, answers = {} }: Sample): KioskApi => {
  const answer = (name: RequestName): unknown => {
    if (answers[name] !== undefined) return { ok: true, value: answers[name] };
    if (name === "heartbeat") return { ok: true, value: null };
    return refusal !== undefined && !unrefused.has(name) ? { ok: false, problem: refusal } : { ok: true, value: view };
  };
  const methods = requestNames.map((name) => [
    name,
    (...input: readonly unknown[]) => {
      console.info(name, ...input);
      return Promise.resolve(answer(name));
    },
  ]);
  return { ...Object.fromEntries(methods), onView: () => () => undefined };
};
