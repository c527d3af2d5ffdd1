import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { beforeEach, describe, expect, it } from "vitest";
import { problem } from "../../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../../contract/result.ts";
import { openNetwork } from "../../../../electron/main/network/network.ts";
import { settingsRequests } from "../../../../electron/main/network/settings-requests.ts";
import { recentLines } from "../../../../electron/wire/log.ts";
import { directNetwork, type NetworkConfig, networkReport } from "../../../../electron/wire/network/network-config.ts";
import type { Vault } from "../../../../electron/wire/sealed-secret.ts";
import { newFolder } from "../../../support/ledger.ts";
import {
  otherAuthorityFingerprint,
  privateAuthorityFingerprint,
  testCertificates,
} from "../../../support/network/test-certificates.ts";

const password = "Geheim-7261";
const vault: Vault = {
  seal: (secret) => ({ at: "key-store", sealedBase64: Buffer.from(secret).toString("base64") }),
  open: (sealed) => (sealed.at === "file" ? sealed.secret : Buffer.from(sealed.sealedBase64, "base64").toString()),
};

let folder: string;
let stick: string;
beforeEach(() => {
  folder = newFolder();
  stick = mkdtempSync(join(tmpdir(), "counterstar-stick-"));
});

const started = (atScreen: () => Result<unknown> = () => success(null)) => {
  const ways: NetworkConfig[] = [];
  const entries: unknown[] = [];
  const held = openNetwork({ dataFolder: folder, vault, changed: (config) => void ways.push(config) });
  const requests = settingsRequests({
    held,
    sticks: async () => [{ folder: stick, freeMib: 1 }],
    now: () => new Date("2026-11-23T01:42:00.000Z"),
    atScreen,
    note: (entry) => success(entries.push(entry)),
  });
  return { held, requests, ways, entries };
};
const lie = (name: string, content: string | Buffer): string => {
  const file = join(stick, name);
  writeFileSync(file, content);
  return file;
};

describe("the network path that IT sets", () => {
  it("is direct at first, and is stored with everything except a readable password", async () => {
    const { requests, ways, entries } = started();
    expect(await requests.networkSettings()).toEqual(success({ proxy: null, certificates: [], problem: null }));
    const answer = await requests.setProxy({ address: `http://kiosk:${password}@10.0.0.5:8080` });
    const proxy = { address: "10.0.0.5:8080", user: "kiosk", hasPassword: true };
    expect(answer).toEqual(success({ proxy, certificates: [], problem: null }));
    expect(ways).toEqual([{ proxy: { host: "10.0.0.5", port: 8080, user: "kiosk", password }, certificates: [] }]);
    expect(entries).toEqual([{ what: "proxy", to: "10.0.0.5:8080" }]);
    const file = join(folder, "centre-way.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).not.toContain(password);
    expect(started().held.config()).toEqual(ways[0]);

    await requests.setProxy({ address: null });
    expect([started().held.config(), entries.at(-1)]).toEqual([directNetwork, { what: "proxy", to: null }]);
  });

  it("keeps an omitted password for the same user at the same host, and sends it to no other", async () => {
    const { held, requests, entries } = started();
    await requests.setProxy({ address: `http://k%40gov:${password}@proxy.example:8080` });
    const proxy = { host: "proxy.example", port: 3128, user: "k@gov", password };
    await requests.setProxy({ address: "http://k%40gov:@PROXY.example:3128" });
    expect(held.config().proxy).toEqual(proxy);

    const again = failure(problem("proxy-password-again", { proxy: "10.0.0.5:3128" }));
    expect(await requests.setProxy({ address: "http://k%40gov:@10.0.0.5:3128" })).toEqual(again);
    expect([started().held.config().proxy, entries.length]).toEqual([proxy, 2]);

    await requests.setProxy({ address: "http://other:@proxy.example:3128" });
    expect(held.config().proxy).toEqual({ ...proxy, user: "other", password: null });
    await requests.setProxy({ address: "http://other:@10.0.0.5:3128" });
    expect(held.config().proxy).toEqual({ ...proxy, host: "10.0.0.5", user: "other", password: null });
    await requests.setProxy({ address: `http://other:${password}@10.0.0.5:3128` });
    await requests.setProxy({ address: "proxy.example:3128" });
    expect(held.config().proxy).toEqual({ ...proxy, user: null, password: null });
  });

  it("stays unchanged where the typed text is no proxy", async () => {
    const { requests, ways, entries } = started();
    expect(await requests.setProxy({ address: `http://kiosk:${password}@10.0.0.5` })).toEqual(
      failure(problem("proxy-invalid")),
    );
    expect([ways, entries]).toEqual([[], []]);
  });

  it("trusts only the certificates that were shown, and keeps the proxy", async () => {
    const { held, requests, entries } = started();
    await requests.setProxy({ address: "10.0.0.5:8080" });
    const file = lie("root.crt", testCertificates.privateAuthorityDer);
    lie("notes.txt", testCertificates.privateAuthority);
    expect(await requests.findCertificateFiles()).toEqual(success([file]));
    const read = await requests.readCertificateFile({ file });
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.certificates.map(({ fingerprint }) => fingerprint)).toEqual([privateAuthorityFingerprint]);

    lie("root.crt", testCertificates.otherAuthority);
    const { sha256 } = read.value;
    expect(await requests.trustCertificates({ file, sha256 })).toEqual(failure(problem("certificate-file-changed")));
    expect(held.config().certificates).toEqual([]);

    lie("root.crt", testCertificates.privateAuthorityDer);
    const trusted = await requests.trustCertificates({ file, sha256 });
    expect(trusted).toMatchObject({ ok: true, value: { proxy: { address: "10.0.0.5:8080" } } });
    expect(started().held.config().certificates).toHaveLength(1);
    expect(entries.at(-1)).toEqual({ what: "private-authorities", to: [privateAuthorityFingerprint] });
    await requests.removeCertificates();
    expect(started().held.config()).toMatchObject({ proxy: { host: "10.0.0.5" }, certificates: [] });
  });

  it("keeps trusting the earlier ones, each once, up to the limit", async () => {
    const { held, requests, entries } = started();
    const trust = async (content: Buffer) => {
      const file = lie("roots.pem", content);
      const read = await requests.readCertificateFile({ file });
      if (!read.ok) throw new Error(read.problem.code);
      return requests.trustCertificates({ file, sha256: read.value.sha256 });
    };
    const fingerprints = () => networkReport(held.config()).privateAuthorities;
    await trust(testCertificates.otherAuthority);
    const both = [otherAuthorityFingerprint, privateAuthorityFingerprint];
    await trust(testCertificates.privateAuthority);
    await trust(Buffer.concat([testCertificates.privateAuthority, testCertificates.otherAuthority]));
    expect([fingerprints(), entries.at(-1)]).toEqual([both, { what: "private-authorities", to: both }]);

    held.change({ certificates: rootCertificates.slice(0, 10) });
    const before = [fingerprints(), entries.length];
    const tooMany = failure(problem("certificates-too-many", { count: 11, most: 10 }));
    expect(await trust(testCertificates.privateAuthority)).toEqual(tooMany);
    expect([fingerprints(), entries.length]).toEqual(before);
  });

  it("refuses a file that is larger than a file of certificates may be, and reads only from a stick that is present", async () => {
    const { requests } = started();
    const large = lie("large.pem", Buffer.alloc(64 * 1_024 + 1, 10));
    const gone = join(stick, "gone.pem");
    mkdirSync(join(stick, "folder.pem"));
    const problems = [];
    for (const file of [large, gone, join(stick, "folder.pem"), "/etc/hostname", join(stick, "..", "x.pem")]) {
      const read = await requests.readCertificateFile({ file });
      problems.push(read.ok ? "read" : read.problem.code);
    }
    expect(problems).toEqual(["certificate-file-too-large", "stick-gone", "stick-gone", "stick-gone", "stick-gone"]);
  });

  it("cannot be read or set where IT is not at the screen", async () => {
    const { requests, ways } = started(() => failure(problem("it-panel-locked")));
    const file = lie("root.pem", testCertificates.privateAuthority);
    const answers = [
      await requests.networkSettings(),
      await requests.setProxy({ address: "10.0.0.5:8080" }),
      await requests.findCertificateFiles(),
      await requests.readCertificateFile({ file }),
      await requests.removeCertificates(),
    ];
    expect(answers.map((answer) => (answer.ok ? "answered" : answer.problem.code))).toEqual(
      Array(5).fill("it-panel-locked"),
    );
    expect(ways).toEqual([]);
  });

  it("is direct where its file is unreadable; the page says so, the password is not sent, and IT sets it again", async () => {
    const content = JSON.stringify({ v: 2, proxy: { password } });
    writeFileSync(join(folder, "centre-way.json"), content);
    const { held, requests } = started();
    expect(held.config()).toEqual(directNetwork);
    const unreadable = problem("way-settings-unreadable", { reason: "content" });
    expect(held.shown().problem).toEqual(unreadable);
    expect(JSON.stringify(recentLines())).toContain("way-settings-unreadable");
    expect(JSON.stringify(recentLines())).not.toContain(password);
    await requests.setProxy({ address: "10.0.0.5:8080" });
    expect(held.shown().problem).toBeNull();
    expect(started().held.config().proxy?.host).toBe("10.0.0.5");
  });

  it.each([
    ["is malformed", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
    ["is cut short", testCertificates.privateAuthority.toString("utf8").slice(0, 400)],
  ])("is direct where a certificate in its file %s, and IT sets it again", async (_, certificate) => {
    const content = JSON.stringify({ v: 1, proxy: null, certificates: [certificate] });
    writeFileSync(join(folder, "centre-way.json"), content);
    const { held, requests } = started();
    expect(networkReport(held.config())).toEqual({ proxy: null, privateAuthorities: [] });
    const unreadable = problem("way-settings-unreadable", { reason: "content" });
    const shown = success({ proxy: null, certificates: [], problem: unreadable });
    expect(await requests.networkSettings()).toEqual(shown);
    expect(await requests.removeCertificates()).toEqual(success({ proxy: null, certificates: [], problem: null }));
    expect(started().held.shown().problem).toBeNull();
  });

  it("does not change where the disk refuses it", async () => {
    const { held, requests, ways } = started();
    mkdirSync(join(folder, "centre-way.json"));
    const answer = await requests.setProxy({ address: "10.0.0.5:8080" });
    expect(answer).toMatchObject({ ok: false, problem: { code: "data-folder-unwritable" } });
    expect([held.config(), ways]).toEqual([directNetwork, []]);
  });
});
