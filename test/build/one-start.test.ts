import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimStart, identityOf, isRunning } from "../../build/start/one-start.ts";
import { temporaryFolder } from "./temporary-folder.ts";

let file: string;
let said: string[];
const children: ChildProcess[] = [];
const say = (line: string) => said.push(line);

beforeEach(() => {
  file = join(temporaryFolder(), "npm-start.json");
  said = [];
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** A process that runs until it is ended. */
const startSomething = async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000); process.stdout.write('up')"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  children.push(child);
  await once(child.stdout, "data");
  const identity = identityOf(child.pid ?? 0);
  if (!identity) throw new Error("the process is not there");
  return { child, identity, ended: once(child, "exit") };
};

const isGone = ({ child }: { readonly child: ChildProcess }): boolean =>
  child.exitCode !== null || child.signalCode !== null;

const deadStart = { pid: process.pid, since: "long ago" };
const writeFound = (content: unknown) => writeFileSync(file, JSON.stringify(content));

describe("one npm start for each project", () => {
  it("refuses the second one, names the process id of the first, and changes nothing", async () => {
    const first = await claimStart(file, say);
    first.note((await startSomething()).identity.pid);
    const before = readFileSync(file, "utf8");
    await expect(claimStart(file, say)).rejects.toMatchObject({
      code: "already-started",
      message: expect.stringContaining(`process ${process.pid}`),
    });
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(children.some((child) => isGone({ child }))).toBe(false);
    first.release();
    expect(existsSync(file)).toBe(false);
    (await claimStart(file, say)).release();
  });

  it("ends processes that a killed start left running, the last one first, before the next begins", async () => {
    const [centre, kiosk] = [await startSomething(), await startSomething()];
    writeFound({ start: deadStart, started: [centre.identity, kiosk.identity] });
    const claimed = await claimStart(file, say);
    expect([isRunning(centre.identity), isRunning(kiosk.identity)]).toEqual([false, false]);
    expect([await centre.ended, await kiosk.ended]).toEqual([
      [null, "SIGTERM"],
      [null, "SIGTERM"],
    ]);
    expect(said).toEqual(
      [kiosk, centre].map(({ identity }) => `Ending process ${identity.pid} of a killed npm start.`),
    );
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ start: identityOf(process.pid), started: [] });
    claimed.release();
  });

  it("spares an unrelated process with the process id of one that has ended", async () => {
    const stranger = await startSomething();
    writeFound({ start: deadStart, started: [{ pid: stranger.identity.pid, since: "long ago" }] });
    (await claimStart(file, say)).release();
    expect([isGone(stranger), said]).toEqual([false, []]);
  });

  it("starts although the file of processes is truncated", async () => {
    writeFileSync(file, '{"start":{"pi');
    (await claimStart(file, say)).release();
    expect(said).toEqual([]);
  });
});
