import { requestNames } from "../../contract/ipc/channels.ts";
import type { KioskApi, RequestName } from "../../contract/ipc/requests.ts";
import type { Sample } from "./samples/sample.ts";

/** What `currentView` and refusals stay clear of: they say nothing about what was touched. */
const unrefused: ReadonlySet<string> = new Set(["currentView", "heartbeat", "stillHere"]);

/**
 * The one place where main is absent: says in the console what it was asked, and answers with the sample's refusal or
 * with the view as it stands. Nothing goes on from here; a screen is to be looked at.
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
