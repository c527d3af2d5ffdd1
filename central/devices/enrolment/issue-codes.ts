import type { IssuedCode, WindowKey } from "../../../contract/office/devices/enrolment-codes.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { writeEnrolmentTicket } from "../../../contract/sync/enrolment-ticket.ts";
import type { DeviceId, LocalText } from "../../../contract/words.ts";
import { doWhole } from "../../database/savepoint.ts";
import type { Sql, Tx } from "../../database/sql.ts";
import { type CodeSource, issueEnrolmentCode } from "./enrolment-code.ts";

export interface IssueOptions extends CodeSource {
  readonly lifetimeMs: number;
  /** The address of the centre for kiosks; the tickets hold its origin only, because a kiosk adds paths of its own. */
  readonly centreUrl: string;
  readonly replaces?: DeviceId | null;
}

type Names = { readonly unitName: LocalText; readonly windowName: LocalText };

const namesOf = async (tx: Tx, { unitCode, windowNumber }: WindowKey): Promise<Names | undefined> => {
  const [names] = await tx<Names[]>`
    select units.name as "unitName", windows.name as "windowName"
    from windows join units on units.code = windows.unit_code
    where windows.unit_code = ${unitCode} and windows.number = ${windowNumber}
      and windows.retired_at is null and units.retired_at is null`;
  return names;
};

/** Rolls back the codes issued before it in the same `tx`. */
class UnknownWindow extends Error {
  readonly window: WindowKey;
  constructor(window: WindowKey) {
    super("unknown window");
    this.window = window;
  }
}

const issue = async (tx: Tx, window: WindowKey, options: IssueOptions): Promise<IssuedCode> => {
  const names = await namesOf(tx, window);
  if (!names) throw new UnknownWindow(window);
  const { lifetimeMs, centreUrl, replaces = null } = options;
  const code = await issueEnrolmentCode(tx, { ...window, lifetimeMs, replaces }, options);
  const expiresAt = new Date(options.clock() + lifetimeMs).toISOString();
  return {
    ...window,
    ...names,
    code,
    ticket: writeEnrolmentTicket({ centreUrl: new URL(centreUrl).origin, code }),
    expiresAt,
  };
};

/** A code for each window, in order; all or none. Errors: window-unknown, which names the first one. */
export const issueCodes = async (
  sql: Sql | Tx,
  windows: readonly WindowKey[],
  options: IssueOptions,
): Promise<Result<readonly IssuedCode[]>> => {
  // One time for all of them.
  const now = options.clock();
  try {
    const codes = await doWhole(sql, async (tx) => {
      const issued: IssuedCode[] = [];
      for (const window of windows) issued.push(await issue(tx, window, { ...options, clock: () => now }));
      return issued;
    });
    return success(codes);
  } catch (error) {
    if (error instanceof UnknownWindow) return failure(problem("window-unknown", { ...error.window }));
    throw error;
  }
};
