import { problem } from "../../../contract/problems/problem.ts";
import { createOwnerFinder, namedPhoto } from "../photos/find-photo.ts";
import type { Photo, Photos } from "../photos/photos.ts";
import { problemIn } from "../sheets/read-sheet.ts";
import { isNothing } from "../sheets/shared-words.ts";
import type { Report } from "./merge-cells.ts";
import { placeOfStaff, type StaffRow } from "./plan-staff.ts";
import { type StaffLine, staffKeyOf } from "./roster.ts";

interface Given {
  readonly photos: Photos;
  readonly rows: readonly StaffRow[];
  readonly unitCodes: Iterable<string>;
}

/** By the staff's key: the photo named in their row, or null where the row says that there is none. */
const namedInRows = ({ photos, rows }: Given, report: Report): ReadonlyMap<string, readonly [string, Photo] | null> => {
  const named = new Map<string, readonly [string, Photo] | null>();
  for (const row of rows) {
    const { photo: name } = row.cells;
    if (name === undefined || name === null) continue;
    const found = isNothing(name) ? null : namedPhoto(photos, name);
    if (found === undefined) report(problemIn(row, { code: "roster-photo-missing", facts: { value: name } }, "photo"));
    else named.set(staffKeyOf(placeOfStaff(row)), found);
  }
  return named;
};

/**
 * The staff with the photos named in rows, and with all others that are theirs by name; reports photos without an
 * owner.
 */
export const planPhotos = (
  staff: ReadonlyMap<string, StaffLine>,
  given: Given,
  report: Report,
): ReadonlyMap<string, StaffLine> => {
  const next = new Map(staff);
  const give = (key: string, portrait: string | null) => {
    const line = next.get(key);
    if (line) next.set(key, { ...line, portrait });
  };
  const named = namedInRows(given, report);
  for (const [key, found] of named) give(key, found?.[1].hash ?? null);
  const used = new Set([...named.values()].flatMap((found) => (found ? [found[0]] : [])));
  const serving = [...staff.values()].filter(({ isRetired }) => !isRetired);
  const ownerOf = createOwnerFinder(serving, given.unitCodes);
  for (const [name, { hash }] of given.photos) {
    const owner = used.has(name) ? undefined : ownerOf(name);
    if (owner && !named.has(staffKeyOf(owner))) give(staffKeyOf(owner), hash);
    else if (!used.has(name)) report(problem("roster-photo-unused", { file: name }));
  }
  return next;
};
