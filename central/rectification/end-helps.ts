import type { Help } from "../../contract/office/rectification/helps.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import type { Tx } from "../database/sql.ts";

/** A person, with the name at that time. */
export type Person = { readonly account: string; readonly name: string };

export interface HelpEnd {
  readonly help: number;
  readonly kind: NonNullable<Help["end"]>["kind"];
  readonly said: string;
}

/** Ends one 协办, once, also in a race. Error: help-ended. */
export const endHelp = async (
  tx: Tx,
  { help, kind, said }: HelpEnd,
  { account, name }: Person,
  at: Date,
): Promise<Result<void>> => {
  const ended = await tx`
    insert into item_help_ends (help, kind, said, at, account, made_by)
    values (${help}, ${kind}, ${said}, ${at}, ${account}, ${name}) on conflict do nothing`;
  return ended.count === 0 ? failure(problem("help-ended")) : success(undefined);
};

/** Withdraws the open 协办 of an item that is closed. */
export const withdrawHelps = async (tx: Tx, item: number, { account, name }: Person, at: Date): Promise<void> => {
  await tx`
    insert into item_help_ends (help, kind, at, account, made_by)
    select id, 'withdrawn', ${at}, ${account}, ${name} from item_helps where item = ${item} order by id
    on conflict do nothing`;
};
