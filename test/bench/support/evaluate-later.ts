import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Running } from "./start-alone.ts";

const Targets = z.array(z.looseObject({ type: z.string(), webSocketDebuggerUrl: z.string() }));
const Evaluated = z.looseObject({
  result: z.looseObject({ result: z.looseObject({ value: z.unknown() }).optional() }).optional(),
});

/** The switch that opens a debugging port; it stays unused until `evaluateLater` connects. */
export const debuggingSwitch = "--remote-debugging-port=0";

/**
 * Evaluates `expression` in the application's page, long after the event in question. undefined where there is no
 * page.
 */
export const evaluateLater = async (running: Running, expression: string): Promise<unknown> => {
  const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(running.errors())?.[1];
  if (port === undefined) return undefined;
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const page = Targets.parse(await answer.json()).find(({ type }) => type === "page");
  return page ? evaluate(page.webSocketDebuggerUrl, expression) : undefined;
};

const answerLimitMs = 5_000;

const evaluate = async (url: string, expression: string): Promise<unknown> => {
  const socket = new WebSocket(url);
  try {
    const answered = new Promise<string>((resolve, reject) => {
      socket.onopen = () =>
        socket.send(
          JSON.stringify({
            id: 1,
            method: "Runtime.evaluate",
            params: { expression, awaitPromise: true, returnByValue: true },
          }),
        );
      socket.onmessage = ({ data }) => resolve(String(data));
      socket.onerror = () => reject(new Error(`no answer from ${url}`));
    });
    const text = await Promise.race([answered, wait(answerLimitMs, undefined, { ref: false })]);
    return text === undefined ? undefined : Evaluated.parse(JSON.parse(text)).result?.result?.value;
  } finally {
    socket.close();
  }
};
