import { AccessLog, AccessLogQuery } from "../../contract/office/accounts/accounts.ts";
import { success } from "../../contract/result.ts";
import { type Read, read } from "../api/read.ts";
import { readAccessLog } from "./read-accounts.ts";

export const accountsReads: readonly Read[] = [
  read({
    name: "access-log",
    may: "read-access-log",
    summary: "The access log: every change, and every look at single ratings, the newest first, 50 at a time.",
    query: AccessLogQuery,
    answer: AccessLog,
    serve: async ({ sql }, _request, { after = null }) => success(await readAccessLog(sql, after)),
  }),
];
