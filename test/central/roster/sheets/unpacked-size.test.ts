import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBook } from "../../../../central/roster/book/read-book.ts";
import { unzipWithin } from "../../../../central/roster/book/unzip-within.ts";
import { readPhotos } from "../../../../central/roster/photos/read-photos.ts";
import { pngOf } from "../../../support/roster/pictures.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counterstar-unpacked-"));
});
afterAll(() => rm(folder, { recursive: true }));

const mebibyte = 1024 * 1024;

/** A zip file whose directory states this unpacked size for each file, whatever its real size. */
const claiming = (zip: Uint8Array, bytes: number): Uint8Array => {
  const claimed = Buffer.from(zip);
  const header = Buffer.from("PK\u0001\u0002", "latin1");
  for (let at = claimed.indexOf(header); at >= 0; at = claimed.indexOf(header, at + 1)) {
    claimed.writeUInt32LE(bytes, at + 24);
  }
  return claimed;
};

const filesOf = (count: number, bytes: Uint8Array, extension: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.${extension}`, bytes]));

const png = new Uint8Array(pngOf());

const written = async (name: string, bytes: Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};

describe("the unpacked size of a zip file", () => {
  test("is counted over all its files before the first one beyond the limit is unpacked", () => {
    const zip = zipSync(filesOf(3, new Uint8Array(100), "bin"));
    expect(Object.keys(unzipWithin(zip, 300) ?? {})).toEqual(["0.bin", "1.bin", "2.bin"]);
    expect(unzipWithin(zip, 299)).toBeUndefined();
    expect(Object.keys(unzipWithin(zip, 200, ({ name }) => name !== "1.bin") ?? {})).toEqual(["0.bin", "2.bin"]);
  });

  test("never exceeds the stated size", () => {
    const zip = claiming(zipSync({ "a.bin": new Uint8Array(20 * mebibyte) }), 10);
    expect(unzipWithin(zip, 100_000)).toEqual({ "a.bin": new Uint8Array(10) });
  });

  test("counts as its packed size where the zip file states nothing", () => {
    const zip = claiming(zipSync(filesOf(3, new Uint8Array(100), "bin"), { level: 0 }), 0);
    expect(unzipWithin(zip, 299)).toBeUndefined();
  });
});

test("a workbook that unpacks to more than 64 MB is refused with advice", async () => {
  const zip = claiming(zipSync(filesOf(13, new Uint8Array(100), "xml")), 5 * mebibyte);
  const book = await readBook(await written("bomb.xlsx", zip));
  expect(book).toEqual({
    ok: false,
    problem: { code: "roster-unpacked-large", facts: { file: "bomb.xlsx", most: 64 } },
  });
});

test("photos that unpack to more than 512 MB together are refused, even if each is small enough", async () => {
  const zip = claiming(zipSync(filesOf(300, png, "png"), { level: 0 }), 1.9 * mebibyte);
  const found = await readPhotos(await written("photos.zip", zip), async () => undefined);
  expect([found.photos.size, found.problems]).toEqual([
    0,
    [{ code: "roster-unpacked-large", facts: { file: "photos.zip", most: 512 } }],
  ]);
});

test("photos within the limit are read", async () => {
  const path = await written("few.zip", zipSync(filesOf(300, png, "png"), { level: 0 }));
  const found = await readPhotos(path, async () => undefined);
  expect([found.photos.size, found.problems]).toEqual([300, []]);
});
