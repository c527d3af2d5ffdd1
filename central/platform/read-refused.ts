import type { Scope } from "../../contract/office/accounts/permissions.ts";
import {
  type RefusedQuery,
  type RefusedUpload,
  type RefusedUploads,
  uploadsAtOnce,
} from "../../contract/office/platform/uploads.ts";
import { within } from "../accounts/within-scope.ts";
import type { Tx } from "../database/sql.ts";
import { type Fragment, fragment } from "../database/statement.ts";
import { readNamesOf } from "../roster/names.ts";
import { uploadId } from "./upload-key.ts";

type Stored = Omit<RefusedUpload, "id" | "unitName" | "changedAt"> & { readonly changedAt: Date };

const placeOf = ({ state, day, device, epoch, seq, number }: Stored): string =>
  `${state}/${day}/${device}/${epoch}/${seq}/${number}`;

const follows = (after: string | undefined): Fragment => {
  if (after === undefined) return fragment`true`;
  const [state = "", day = "", device = "", epoch, seq, number] = after.split("/");
  const key = fragment`${day} collate "C", ${device}::uuid, ${Number(epoch)}::bigint, ${Number(seq)}::bigint,
    ${Number(number)}::smallint`;
  return fragment`(state > ${state} or (state = ${state} and (day, device, epoch, seq, number) < (${key})))`;
};

/** The refused and the unanswered uploads of a scope, the refused ones first, then the newest day. */
export const readRefused = async (
  tx: Tx,
  scope: Scope,
  { after }: RefusedQuery,
  withMessages: boolean,
): Promise<RefusedUploads> => {
  const found = await tx<Stored[]>`
    select device, epoch, seq, number, unit_code as "unitCode", window_number as "windowNumber", day, state, reason, detail,
      case when ${withMessages} then message end as message, attempts, changed_at as "changedAt"
    from platform_uploads
    where state in ('refused', 'unanswered') and ${within(scope, fragment`unit_code`, fragment`window_number`)}
      and ${follows(after)}
    order by state, day desc, device desc, epoch desc, seq desc, number desc limit ${uploadsAtOnce + 1}`;
  const shown = found.slice(0, uploadsAtOnce);
  const names = await readNamesOf(tx, [...new Set(shown.map(({ unitCode }) => unitCode))], []);
  const last = found.length > uploadsAtOnce ? shown.at(-1) : undefined;
  const uploads = shown.map(({ changedAt, ...row }) => ({
    ...row,
    id: uploadId(row),
    unitName: names.unit(row.unitCode),
    changedAt: changedAt.toISOString(),
  }));
  return { uploads, next: last ? placeOf(last) : null };
};
