/** Writes one line for a person. Standard error by default, so that standard output stays machine-readable. */
export type Say = (line: string) => void;

export const sayOnStandardError: Say = (line) => {
  process.stderr.write(`${line}\n`);
};

export interface Progress {
  /** Stops the display and prints the outcome, with the seconds it took. */
  readonly finish: (outcome: string) => void;
}

const TERMINAL_INTERVAL_MS = 1_000;
// A log file or a pipe gets whole lines, so far fewer of them.
const PLAIN_INTERVAL_MS = 5_000;

/**
 * Shows that slow work is still running: elapsed seconds, and a percentage where `fractionDone` (0 to 1) is given. On a
 * terminal one line is rewritten; elsewhere a line is written every five seconds.
 */
export function startProgress(label: string, say: Say, fractionDone?: () => Promise<number>): Progress {
  const startedAtMs = performance.now();
  const onTerminal = say === sayOnStandardError && process.stderr.isTTY === true;
  const show = async (): Promise<void> => {
    const fraction = fractionDone ? await fractionDone() : undefined;
    const line = progressLine(label, elapsedSeconds(startedAtMs), fraction);
    if (!timer.hasRef()) return;
    if (onTerminal) process.stderr.write(`\r\u001b[2K${line}`);
    else say(line);
  };
  if (!onTerminal) say(`${label} …`);
  const timer = setInterval(() => void show(), onTerminal ? TERMINAL_INTERVAL_MS : PLAIN_INTERVAL_MS);
  return {
    finish: (outcome) => {
      clearInterval(timer.unref());
      if (onTerminal) process.stderr.write("\r\u001b[2K");
      say(`${label}: ${outcome} (${elapsedSeconds(startedAtMs)} s)`);
    },
  };
}

/** Runs `work` under a progress line of its own. Passes its errors on. */
export async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
  const progress = startProgress(label, sayOnStandardError);
  try {
    const done = await work();
    progress.finish("done");
    return done;
  } catch (error) {
    progress.finish("failed");
    throw error;
  }
}

function elapsedSeconds(startedAtMs: number): number {
  return Math.round((performance.now() - startedAtMs) / 1_000);
}

/** The text of one progress line; `fraction` is clamped, because an estimated total may be too low. */
export function progressLine(label: string, seconds: number, fraction?: number): string {
  if (fraction === undefined) return `${label} … ${seconds} s`;
  const percent = Math.min(99, Math.max(0, Math.floor(fraction * 100)));
  return `${label} … ${percent} % (${seconds} s)`;
}
