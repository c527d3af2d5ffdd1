import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeFolderOnce } from "../../build/electron-runtime/make-folder-once.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const silent = (): void => {};
const moduleUrl = new URL("../../build/electron-runtime/make-folder-once.ts", import.meta.url).href;

/** Another process that makes the folder, appends a line to `log` when it fills it, and may get stuck half way. */
function startMaker(folder: string, log: string, stuck: boolean) {
  const script = `
    import { appendFileSync, writeFileSync } from "node:fs";
    import { makeFolderOnce } from ${JSON.stringify(moduleUrl)};
    await makeFolderOnce(${JSON.stringify(folder)}, () => {}, async (staging) => {
      appendFileSync(${JSON.stringify(log)}, "filled\\n");
      writeFileSync(staging + "/first-half", "1");
      console.log("half");
      if (${stuck}) await new Promise((resolve) => setTimeout(resolve, 60_000));
      writeFileSync(staging + "/second-half", "2");
    });`;
  const maker = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(() => void maker.kill("SIGKILL"));
  return maker;
}

describe("makeFolderOnce", () => {
  it("makes the folder once for any number of simultaneous callers", async () => {
    const folder = join(temporaryFolder(), "runtime");
    let fills = 0;
    const make = (): Promise<void> =>
      makeFolderOnce(folder, silent, async (staging) => {
        fills += 1;
        await writeFile(join(staging, "whole"), "yes");
      });
    await Promise.all([make(), make(), make(), make()]);
    expect({ fills, content: readdirSync(folder) }).toEqual({ fills: 1, content: ["whole"] });
  });

  it("makes it once for two processes", async () => {
    const parent = temporaryFolder();
    const log = join(parent, "log");
    const makers = [1, 2].map(() => startMaker(join(parent, "runtime"), log, false));
    const codes = await Promise.all(makers.map(async (maker) => (await once(maker, "exit"))[0]));
    expect(codes).toEqual([0, 0]);
    expect(readFileSync(log, "utf8")).toBe("filled\n");
    expect(readdirSync(join(parent, "runtime")).toSorted()).toEqual(["first-half", "second-half"]);
  });

  it("leaves nothing behind when filling fails, and passes the error on", async () => {
    const parent = temporaryFolder();
    const failing = makeFolderOnce(join(parent, "runtime"), silent, async (staging) => {
      writeFileSync(join(staging, "half"), "1");
      throw new Error("the disk is full");
    });
    await expect(failing).rejects.toThrow("the disk is full");
    expect(readdirSync(parent)).toEqual([]);
  });

  it("shows no partial folder after a kill, and the next run starts clean", async () => {
    const parent = temporaryFolder();
    const folder = join(parent, "runtime");
    const maker = startMaker(folder, join(parent, "log"), true);
    await once(maker.stdout, "data");
    maker.kill("SIGKILL");
    await once(maker, "exit");
    expect(existsSync(folder)).toBe(false);
    await makeFolderOnce(folder, silent, (staging) => writeFile(join(staging, "whole"), "yes"));
    expect(readdirSync(folder)).toEqual(["whole"]);
    expect(readdirSync(parent).toSorted()).toEqual(["log", "runtime"]);
  });

  it("takes over a lock that no process on any machine renews any more", async () => {
    const folder = join(temporaryFolder(), "runtime");
    writeFileSync(`${folder}.lock`, "another-machine 1 token");
    await makeFolderOnce(folder, silent, (staging) => writeFile(join(staging, "whole"), "yes"), { staleAfterMs: 100 });
    expect(readdirSync(folder)).toEqual(["whole"]);
  });

  it("does not publish the work of a suspended process after another took over", async () => {
    const parent = temporaryFolder();
    const folder = join(parent, "runtime");
    const late = makeFolderOnce(folder, silent, async (staging) => {
      writeFileSync(`${folder}.lock`, "another process");
      writeFileSync(join(staging, "late"), "1");
    });
    await expect(late).rejects.toThrow("start again");
    expect(existsSync(folder)).toBe(false);
  });
});
