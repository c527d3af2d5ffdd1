import { zipSync } from "fflate";
import type { Queries } from "../../database/sql.ts";
import { replaceFile } from "../../ledger/stick/replace-file.ts";
import type { Picture } from "../records/office-records.ts";

const extensions: Readonly<Record<Picture["mediaType"], string>> = {
  "image/svg+xml": "svg",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

interface PortraitRow extends Picture {
  readonly unitCode: string;
  readonly number: string;
}

/** Writes every portrait, in folders named after the unit's code, under the staff number. Returns how many there are. */
export const writePhotos = async (sql: Queries, path: string): Promise<number> => {
  const rows = await sql<PortraitRow[]>`
    select unit_code as "unitCode", number, media_type as "mediaType", bytes
    from staff join pictures on hash = portrait order by unit_code, number`;
  const files = rows.map(({ unitCode, number, mediaType, bytes }) => [
    `${unitCode}/${number}.${extensions[mediaType]}`,
    new Uint8Array(bytes),
  ]);
  // They are compressed already.
  await replaceFile(path, zipSync(Object.fromEntries(files), { level: 0 }));
  return rows.length;
};
