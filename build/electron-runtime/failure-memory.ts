import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

interface RememberedFailure {
  readonly day: string;
  readonly what: string;
  readonly reason: string;
}

/** A local calendar day as YYYY-MM-DD: the network may be another one the next morning. */
export function localDay(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

/** The reason `what` failed today, or undefined. A damaged or unreadable file counts as none. */
export function failureToday(file: string, what: string, now: Date): string | undefined {
  try {
    const failure: RememberedFailure = JSON.parse(readFileSync(file, "utf8"));
    return failure.day === localDay(now) && failure.what === what ? failure.reason : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers for the rest of the day that `what` failed. */
export function rememberFailure(file: string, what: string, reason: string, now: Date): void {
  const failure: RememberedFailure = { day: localDay(now), what, reason };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(failure));
}

export function forgetFailure(file: string): void {
  rmSync(file, { force: true });
}
