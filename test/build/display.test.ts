import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startDisplay } from "../../build/display.ts";
import { isOnPath } from "../../build/electron-runtime/run-command.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const hasXvfb = process.platform === "linux" && isOnPath("Xvfb");
const moduleUrl = new URL("../../build/display.ts", import.meta.url).href;

const socketOf = (display: string | undefined): string => `/tmp/.X11-unix/X${display?.slice(1)}`;

/** Whether an X server runs for this display. A zombie has no command line any more. */
function isServed(display: string | undefined): boolean {
  const processIds = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processIds.some((processId) => commandLine(processId).startsWith(`Xvfb\0${display}\0`));
}

function commandLine(processId: string): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** Opens an X11 connection and reads the size of the first screen from the server's greeting. */
async function screenSize(display: string | undefined): Promise<string> {
  const socket = connect(socketOf(display));
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  let greeting = Buffer.alloc(0);
  // Bytes 6 and 7 give the number of 4-byte units after the first 8 bytes; they may arrive in pieces.
  while (greeting.length < 8 || greeting.length < 8 + 4 * greeting.readUInt16LE(6)) {
    const [piece]: Buffer[] = await once(socket, "data");
    greeting = Buffer.concat([greeting, piece ?? Buffer.alloc(0)]);
  }
  socket.destroy();
  const vendorBytes = Math.ceil(greeting.readUInt16LE(24) / 4) * 4;
  const screen = 40 + vendorBytes + 8 * greeting.readUInt8(29);
  return `${greeting.readUInt16LE(screen + 20)}x${greeting.readUInt16LE(screen + 22)}`;
}

describe("startDisplay", () => {
  it.runIf(process.platform === "linux")("uses an existing display", async () => {
    const environment = { DISPLAY: ":42", PATH: temporaryFolder() };
    const display = await startDisplay({ environment });
    expect(display).toMatchObject({ kind: "existing", environment });
    await display.stop();
  });

  it.runIf(process.platform === "linux")("names the package to install when Xvfb is missing", async () => {
    const starting = startDisplay({ environment: { PATH: temporaryFolder() } });
    await expect(starting).rejects.toMatchObject({ code: "display-failed", message: expect.stringContaining("xvfb") });
  });

  it.runIf(hasXvfb)("starts several screens side by side, in the requested size", async () => {
    const environment = { PATH: process.env["PATH"], WAYLAND_DISPLAY: "" };
    const said: string[] = [];
    const say = (line: string): number => said.push(line);
    const [first, second] = await Promise.all([
      startDisplay({ environment, say }),
      startDisplay({ environment, say, widthPixels: 800, heightPixels: 1280 }),
    ]);
    const names = [first.environment["DISPLAY"], second.environment["DISPLAY"]];
    expect(new Set(names).size).toBe(2);
    expect(await Promise.all(names.map(screenSize))).toEqual(["1280x800", "800x1280"]);
    expect(said).toHaveLength(2);
    expect(names.map(isServed)).toEqual([true, true]);
    await Promise.all([first.stop(), second.stop()]);
    await first.stop();
    expect(names.map(isServed)).toEqual([false, false]);
  });
});

describe.runIf(hasXvfb)("a virtual display", () => {
  it.each(["SIGKILL", "SIGTERM"] as const)("ends on %s of the process that started it", async (signal) => {
    const script = `
      import { startDisplay } from ${JSON.stringify(moduleUrl)};
      const display = await startDisplay({ alwaysVirtual: true, say: () => {} });
      console.log(display.environment.DISPLAY);
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    onTestFinished(() => void owner.kill("SIGKILL"));
    const [answer]: Buffer[] = await once(owner.stdout, "data");
    const display = String(answer).trim();
    expect(await screenSize(display)).toBe("1280x800");
    owner.kill(signal);
    await vi.waitFor(() => expect(isServed(display)).toBe(false), { timeout: 4_000 });
  });
});
