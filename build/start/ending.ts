import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** The end of a process: its exit code, or the signal that ended it. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export const endingOf = async (child: ChildProcess): Promise<Ending> => {
  const [code, signal] = await once(child, "exit");
  return { code, signal };
};

/** The reason that a part of the demonstration ended, for the terminal. */
export const endingText = (part: string, { code, signal }: Ending, logFile: string): string => {
  if (code === 0) return `${part} was closed.`;
  return `${part} ended ${signal === null ? `with exit code ${code}` : `by ${signal}`}. Its log: ${logFile}`;
};
