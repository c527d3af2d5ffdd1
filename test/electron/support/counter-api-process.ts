import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { PromptId } from "../../../contract/words.ts";
import type { FromCounterApi, ToCounterApi } from "./counter-api-messages.ts";

type Told<Type extends FromCounterApi["type"]> = Extract<FromCounterApi, { readonly type: Type }>;

export interface CounterApiProcess extends Told<"open"> {
  /** The session and the ledger's position, as text to compare. */
  readonly look: () => Promise<Told<"seen">>;
  readonly weigh: () => Promise<Told<"weighed">>;
  readonly rate: (promptId: PromptId) => Promise<Told<"seen">>;
  readonly isAlive: () => boolean;
  readonly stop: () => Promise<void>;
}

const next = async <Type extends FromCounterApi["type"]>(child: ChildProcess, type: Type): Promise<Told<Type>> => {
  const [message] = (await Promise.race([once(child, "message"), once(child, "exit")])) as [FromCounterApi | number];
  if (typeof message !== "object" || message?.type !== type) throw new Error(`the counter API ended: ${message}`);
  return message as Told<Type>;
};

/** The real counter API over a real store in a process of its own, whose memory can be measured. */
export const startCounterApiProcess = async (): Promise<CounterApiProcess> => {
  const child = fork(fileURLToPath(new URL("counter-api-child.ts", import.meta.url)), [], {
    execArgv: ["--expose-gc"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ask = <Type extends FromCounterApi["type"]>(message: ToCounterApi, type: Type): Promise<Told<Type>> => {
    child.send(message);
    return next(child, type);
  };
  return {
    ...(await next(child, "open")),
    look: () => ask({ type: "look" }, "seen"),
    weigh: () => ask({ type: "weigh" }, "weighed"),
    rate: (promptId) => ask({ type: "rate", promptId }, "seen"),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
};
