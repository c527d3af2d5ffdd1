import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { filesUnder, readText } from "./source-files.ts";

/** SHA-256 of every migration of a release, by its path. A release adds its own; no line ever changes. */
const released: Readonly<Record<string, string>> = JSON.parse(readText("test/architecture/released-migrations.json"));

describe.each(["db/migrations", "central/database/migrations"])("the released migrations of %s", (folder) => {
  const mine = Object.keys(released).filter((file) => file.startsWith(`${folder}/`));
  const hashOf = (file: string): string => createHash("sha256").update(readText(file)).digest("hex");

  it("are the bytes that were released", () => {
    expect(mine.length).toBeGreaterThan(3);
    expect(Object.fromEntries(mine.map((file) => [file, hashOf(file)]))).toEqual(
      Object.fromEntries(mine.map((file) => [file, released[file]])),
    );
  });

  it("come before every new one", () => {
    const last = mine.toSorted().at(-1) ?? "";
    const files = filesUnder(folder).filter((file) => file <= last);
    expect(files.toSorted()).toEqual(mine.toSorted());
  });
});
