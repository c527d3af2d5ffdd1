import { mkdirSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findSticks, isBehindLink, mountedSticks } from "../../../../electron/main/it/sticks.ts";

it("a mount below the folders for sticks is a stick, also with blanks in its name; system disks are none", () => {
  const mounts = [
    "/dev/sda2 / ext4 rw 0 0",
    "tmpfs /run tmpfs rw 0 0",
    "/dev/sdb1 /media/kiosk/MY\\040STICK vfat rw 0 0",
    "/dev/sdb1 /media/kiosk/MY\\040STICK vfat rw 0 0",
    "/dev/sdc1 /run/media/kiosk/U exfat rw 0 0",
    "//nas/share /mnt/share cifs rw 0 0",
    "/dev/sda3 /mnt-of-somebody ext4 rw 0 0",
    "",
  ].join("\n");
  expect(mountedSticks(mounts)).toEqual(["/media/kiosk/MY STICK", "/run/media/kiosk/U", "/mnt/share"]);
});

it("a folder from the environment is offered while it exists", async () => {
  const folder = mkdtempSync(join(tmpdir(), "counterstar-stick-"));
  const found = (await findSticks(folder)).find((stick) => stick.folder === folder);
  expect(found).toEqual({ folder, freeMib: expect.any(Number) });
  const missing = join(folder, "not-there");
  expect((await findSticks(missing)).map((stick) => stick.folder)).not.toContain(missing);
});

it("a folder below a stick counts as the stick's own only where no link leads to it", async () => {
  const stick = mkdtempSync(join(tmpdir(), "counterstar-stick-"));
  const elsewhere = mkdtempSync(join(tmpdir(), "counterstar-own-"));
  mkdirSync(join(stick, "folder", "below"), { recursive: true });
  mkdirSync(join(elsewhere, "below"));
  symlinkSync(elsewhere, join(stick, "link"));
  const behind = (folder: string) => isBehindLink(join(stick, folder), stick);
  expect(await Promise.all(["folder/below", "link", "link/below"].map(behind))).toEqual([false, true, true]);
});
