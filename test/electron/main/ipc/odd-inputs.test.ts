import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import { consoleInputSchemas } from "../../../../contract/ipc/console-inputs.ts";
import { Badge, inputSchemas, LogIn } from "../../../../contract/ipc/inputs.ts";
import { ConfigurationDocument } from "../../../../contract/sync/configuration.ts";
import { readEnrolmentTicket } from "../../../../contract/sync/enrolment-ticket.ts";
import { counterOver } from "../../../../electron/main/counter/counter.ts";
import { readCounterApiSettings } from "../../../../electron/main/counter-api/settings-file.ts";
import { findTickets } from "../../../../electron/main/identity/find-tickets.ts";
import { mountedSticks } from "../../../../electron/main/it/sticks.ts";
import { readNetworkFile } from "../../../../electron/main/network/network.ts";
import { readProxyAddress } from "../../../../electron/main/network/proxy-address.ts";
import { readCertificates } from "../../../../electron/main/network/read-certificates.ts";
import { rememberedBox } from "../../../../electron/main/window/console-place.ts";
import { readConfiguration } from "../../../../electron/sync/fetch-configuration.ts";
import { readReceipts } from "../../../../electron/sync/stick/read-receipts.ts";
import { device, newFolder } from "../../../support/ledger.ts";
import { oddJsonCases, oddTextCases } from "../../../support/odd-texts.ts";
import { isSignedByCentre, signedByCentre } from "../../support/centre-answers.ts";
import { configurationWith } from "../../support/configuration.ts";
import { type StartedLogin, startedLogin } from "../../support/login.ts";
import { finger, followUp, loggedIn, sessionDocument, survey } from "../../support/session.ts";

const everyText = [...oddTextCases, ...oddJsonCases];
let login: StartedLogin;

beforeAll(() => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  login = startedLogin();
});
afterAll(() => {
  vi.restoreAllMocks();
  login.store.close();
});

describe("a badge reader", () => {
  it.each(oddTextCases)("that types this gets an unknown badge, or an invalid one: %s", async (_, text) => {
    login.time.advance(3_600_000);
    const badge = Badge.safeParse({ text });
    if (badge.success) expect(await login.scanBadge(badge.data)).toMatchObject({ ok: false });
    const typed = LogIn.safeParse({ staffNumber: text, pin: "246810" });
    if (typed.success) expect(await login.logIn(typed.data)).toMatchObject({ ok: false });
  });
});

describe("a page", () => {
  const schemas = [...Object.entries(inputSchemas), ...Object.entries(consoleInputSchemas)] as readonly (readonly [
    string,
    z.ZodType,
  ])[];
  it.each(everyText)("that sends this with any request has it validated: %s", (_, text) => {
    const nested = { transaction: { transactionRef: text, serviceNumber: text, matterName: text }, promptId: text };
    for (const [, schema] of schemas) {
      for (const input of [
        text,
        [text],
        { text, ...nested },
        nested,
        { pin: text, staffNumber: text },
        { file: text },
      ]) {
        expect(schema.safeParse(input)).toHaveProperty("success");
      }
    }
  });
});

describe("a stick", () => {
  it.each(everyText)("with this as ticket, receipt or certificate is read to its end: %s", async (_, text) => {
    const folder = mkdtempSync(join(tmpdir(), "counterstar-stick-"));
    const lines = [text, JSON.stringify(signedByCentre(text)), JSON.stringify({ text, signature: text })].join("\n");
    writeFileSync(join(folder, "one.receipt"), lines);
    writeFileSync(join(folder, "ticket.txt"), text);
    writeFileSync(join(folder, "other.txt"), `counterstar-enrol:${text}@${text}`);
    const connection = new Database(":memory:");
    const receipts = await readReceipts({ connection, device, isSignedByCentre }, folder);
    connection.close();
    // A file over a megabyte is not opened.
    const code = lines.length > 1_048_576 ? "receipts-missing" : "receipt-invalid";
    expect(receipts).toMatchObject({ ok: false, problem: { code } });
    expect(await findTickets([{ folder, freeMib: 1 }])).toEqual([]);
    for (const bytes of [text, `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`]) {
      expect(readCertificates(Buffer.from(bytes), new Date())).toMatchObject({ ok: false });
    }
    rmSync(folder, { recursive: true });
  });

  it.each(everyText)(
    "with this as its name, a typed ticket and a typed proxy are read without a throw: %s",
    (_, text) => {
      expect(mountedSticks(`/dev/sdb1 /media/${text} vfat rw 0 0\n${text}`)).toBeInstanceOf(Array);
      expect(readEnrolmentTicket(text)).toBeUndefined();
      expect(readProxyAddress(text)).toHaveProperty("ok");
      expect(readProxyAddress(`http://${text}:${text}@proxy.example:8080`)).toHaveProperty("ok");
    },
  );
});

describe("a file of the kiosk's own", () => {
  const vault = {
    seal: (secret: string) => ({ at: "file", secret }) as const,
    open: () => {
      throw new Error("no key store");
    },
  };
  it.each(everyText)("with this in it gives a problem, or counts as missing: %s", (_, text) => {
    const folder = newFolder();
    for (const name of ["counter-api.json", "centre-way.json", "console-window.json"]) {
      writeFileSync(join(folder, name), text);
    }
    expect(readCounterApiSettings(folder)).toMatchObject({ ok: false });
    expect(readNetworkFile(folder, vault)).toMatchObject({ ok: false });
    expect(rememberedBox(join(folder, "console-window.json"))).toBeUndefined();
  });

  it("that cannot be read does not stop the window of 窗口台", () => {
    const folder = newFolder();
    mkdirSync(join(folder, "console-window.json"));
    expect(rememberedBox(join(folder, "console-window.json"))).toBeUndefined();
  });
});

type Path = readonly (string | number)[];

/** The paths of all texts in a document. */
const textsIn = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...path, name]));
};

const withText = (document: unknown, path: Path, text: string): unknown => {
  const copy = structuredClone(document);
  const holder = path.slice(0, -1).reduce<unknown>((at, step) => Reflect.get(Object(at), step), copy);
  Reflect.set(Object(holder), path.at(-1) ?? "", text);
  return copy;
};

describe("a configuration that the centre signed", () => {
  const document = {
    ...sessionDocument,
    survey,
    hours: {
      text: { zh: "周一至周五" },
      open: [{ weekdays: [1, 2], from: "00:00", to: "23:59" }],
      closedOn: ["2026-10-01"],
    },
  };
  const read = (changed: unknown) =>
    readConfiguration(JSON.stringify(signedByCentre(changed as object)), {
      device,
      currentVersion: 0,
      isSignedByCentre,
    });

  it.each(oddTextCases)("with this at any place is refused by the field, or is used: %s", (_, text) => {
    let served: unknown = { ...document, version: (login.store.configuration()?.version ?? 0) + 1 };
    for (const path of textsIn(served)) {
      const found = read(withText(served, path, text));
      if (found.ok) served = found.value.document;
      else expect(found.problem.code).toMatch(/^configuration-/);
    }
    const whole = ConfigurationDocument.parse(served);
    const { store, visit } = login;
    expect(store.applyConfiguration(configurationWith(whole)).ok).toBe(true);
    visit.refresh();
    visit.take(loggedIn);
    const counter = counterOver({ store, visit });
    const opened = counter.openPrompt({ transactions: [], askAgain: false }, "staff-console");
    expect(visit.view().screen).toBeTypeOf("string");
    if (opened.ok) visit.take({ type: "rated", promptId: opened.value.promptId, level: 1, tap: finger, followUp });
    expect([visit.view().screen, counter.state().window]).toEqual([expect.any(String), expect.any(String)]);
    visit.take({ type: "logged-out" });
  });
});
