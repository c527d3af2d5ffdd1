import type { Scope } from "../../contract/office/accounts/permissions.ts";
import { type CommentDecision, commentKey } from "../../contract/office/public/comments.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { within } from "../accounts/within-scope.ts";
import type { Tx } from "../database/sql.ts";
import { fragment } from "../database/statement.ts";
import { shiftIsOver } from "../shifts/shift-is-over.ts";
import type { Person } from "./public-cards.ts";
import { refusePersonalData } from "./refuse-personal-data.ts";

/** SQL: present comments with their words and their ratings; only those of shifts that are over. */
export const decidable = (atMs: number) => ({
  tables: fragment`
    present_comments as consented
    join follow_ups using (device, epoch, seq, number)
    join ratings as given using (device, epoch, seq)`,
  condition: shiftIsOver(atMs),
});

/**
 * Shows a comment, or hides it for a reason; may be decided again. Errors: not-found, comment-decided (another person was
 * faster), personal-data-… of one to show.
 */
export const decideComment = async (
  tx: Tx,
  { seen, reason, ...key }: CommentDecision,
  scope: Scope,
  { by, at }: { readonly by: Person; readonly at: Date },
): Promise<Result<void>> => {
  const { tables, condition } = decidable(at.getTime());
  const { device, epoch, seq, number } = key;
  const [found] = await tx<{ unitCode: string; text: string; step: number }[]>`
    select consented.unit_code as "unitCode", follow_ups.comment as text, step from ${tables}
    where (device, epoch, seq, number) = (${device}::uuid, ${epoch}::bigint, ${seq}::bigint, ${number}::smallint)
      and ${condition} and ${within(scope, fragment`consented.unit_code`, fragment`''::text`)}`;
  if (!found) return failure(problem("not-found"));
  if (found.step !== seen) return failure(problem("comment-decided"));
  if (reason === null) {
    const { unitCode, text } = found;
    const refused = await refusePersonalData(tx, unitCode, [{ field: { zh: "意见", en: "the comment" }, text }]);
    if (refused) return failure(refused);
  }
  const added = await tx`
    insert into public_comment_decisions (device, epoch, seq, number, step, is_shown, reason, at, account, made_by)
    values (${device}, ${epoch}, ${seq}, ${number}, ${seen + 1}, ${reason === null}, ${reason}, ${at}, ${by.account},
      ${by.name})
    on conflict do nothing`;
  return added.count === 0 ? failure(problem("comment-decided")) : success(undefined);
};

/** The key of a comment in the access log. */
export const subjectOf = (decision: CommentDecision): { readonly comment: string } => ({
  comment: commentKey(decision),
});
