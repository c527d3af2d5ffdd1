import type { Scope } from "../../../contract/office/accounts/permissions.ts";
import { type FlagEventKind, type FlagState, mayFollow } from "../../../contract/office/figures/signals.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { within } from "../../accounts/within-scope.ts";
import type { Tx } from "../../database/sql.ts";
import { fragment } from "../../database/statement.ts";
import type { Flag } from "./flag.ts";
import { touchFlag } from "./store-flags.ts";

export interface NewFlagEvent {
  readonly flag: string;
  readonly kind: FlagEventKind;
  readonly reason: string;
  readonly madeBy: string;
}

/** The flag of an event, for the access log. */
export type EventSubject = Pick<Flag, "signal" | "unitCode" | "windowNumber">;

type Stored = EventSubject & { readonly state: FlagState };

/**
 * Adds a step of 核实 to a flag of the scope. Errors: not-found, flag-step-refused where the flag's state does not allow
 * it.
 */
export const addFlagEvent = async (
  tx: Tx,
  scope: Scope,
  { flag, kind, reason, madeBy }: NewFlagEvent,
  at: Date,
): Promise<Result<EventSubject>> => {
  const [stored] = await tx<Stored[]>`
    select signal, unit_code as "unitCode", window_number as "windowNumber", state from flags
    where id = ${flag} and ${within(scope, fragment`unit_code`, fragment`window_number`)} for update`;
  if (!stored) return failure(problem("not-found"));
  const { state, ...subject } = stored;
  if (!mayFollow[kind].includes(state)) return failure(problem("flag-step-refused"));
  await tx`
    insert into flag_events (signal, unit_code, window_number, staff_number, day, kind, reason, at, made_by)
    select signal, unit_code, window_number, staff_number, last_day, ${kind}, ${reason}, ${at}, ${madeBy}
    from flags where id = ${flag}`;
  await tx`update flags set state = ${kind} where id = ${flag}`;
  // Only a cleared flag leaves no rating in question.
  if ((kind === "cleared") !== (state === "cleared")) await touchFlag(tx, flag, at);
  return success(subject);
};
