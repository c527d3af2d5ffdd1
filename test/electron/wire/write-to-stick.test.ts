import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeToStick } from "../../../electron/wire/write-to-stick.ts";

const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `counterstar-${name}-`));

/** A file of the kiosk's own, and a stick that has links to it under these names. */
const planted = (...names: readonly string[]) => {
  const own = join(newFolder("own"), "identity.json");
  writeFileSync(own, "kept");
  const stick = newFolder("stick");
  for (const name of names) symlinkSync(own, join(stick, name));
  return { own, stick };
};

it.each([[["a.txt.new"]], [["a.txt"]], [["a.txt", "a.txt.new"]]])(
  "links at %s are replaced, not followed",
  async (names) => {
    const { own, stick } = planted(...names);
    await writeToStick(stick, "a.txt", (file) => file.writeFile("exported"));
    expect(readFileSync(own, "utf8")).toBe("kept");
    expect(readdirSync(stick)).toEqual(["a.txt"]);
    expect(lstatSync(join(stick, "a.txt")).isFile()).toBe(true);
    expect(readFileSync(join(stick, "a.txt"), "utf8")).toBe("exported");
  },
);

it("a link that appears while the file is written is replaced as well", async () => {
  const { own, stick } = planted();
  await writeToStick(stick, "a.txt", async (file) => {
    await file.writeFile("exported");
    symlinkSync(own, join(stick, "a.txt"));
  });
  expect([readFileSync(own, "utf8"), readFileSync(join(stick, "a.txt"), "utf8")]).toEqual(["kept", "exported"]);
});

it("a hard link on the stick to the temporary file keeps its content", async () => {
  const stick = newFolder("stick");
  writeFileSync(join(stick, "a.txt.new"), "older");
  linkSync(join(stick, "a.txt.new"), join(stick, "other-name"));
  await writeToStick(stick, "a.txt", (file) => file.writeFile("exported"));
  expect(readFileSync(join(stick, "other-name"), "utf8")).toBe("older");
});

it("a failed write leaves the earlier file, and no partial one", async () => {
  const stick = newFolder("stick");
  writeFileSync(join(stick, "a.txt"), "older");
  const failing = writeToStick(stick, "a.txt", async (file) => {
    await file.writeFile("half");
    throw new Error("pulled out");
  });
  await expect(failing).rejects.toThrow("pulled out");
  expect(readdirSync(stick)).toEqual(["a.txt"]);
  expect(readFileSync(join(stick, "a.txt"), "utf8")).toBe("older");
});

it("a folder with the temporary file's name makes the write fail, and nothing is written elsewhere", async () => {
  const stick = newFolder("stick");
  mkdirSync(join(stick, "a.txt.new"));
  await expect(writeToStick(stick, "a.txt", (file) => file.writeFile("exported"))).rejects.toThrow();
  expect(readdirSync(stick)).toEqual(["a.txt.new"]);
});
