import { describe, expect, it } from "vitest";
import type { ChainLink } from "../../contract/ledger/chain.ts";
import { fingerprintOf } from "../../contract/node/fingerprint.ts";
import { DeviceId } from "../../contract/words.ts";
import { createDeviceKeys, signText } from "../support/centre/device-keys.ts";
import { endOf, startedDraft, writeEntries } from "../support/centre/ledger.ts";
import { checkpointLine, endsOf, exportOf, headerLine, newSigners, receiptLine } from "../support/export-file.ts";
import { codesIn, device, first, links, signedAt, signers, verify, whole } from "./export-of-two-epochs.ts";

describe("an unchanged export", () => {
  it("is whole, and is reported with its counts", () => {
    const { header, faults, notices, ...counts } = verify(whole, signers.centre.publicKey);
    expect(faults).toEqual([]);
    expect(counts).toEqual({ epochs: 2, entries: 14, checkpoints: 6, receipts: 6 });
    expect(header?.device).toBe(device);
    expect(notices).toEqual([{ code: "epoch-after-loss", facts: { epoch: 2, reason: "database-missing" } }]);
  });

  it("may be the device's own, with a tail that the centre has not received", () => {
    const lines = [
      checkpointLine(signers.device, device, endOf(first)),
      receiptLine(signers.centre, device, endOf(first.slice(0, 6))),
    ];
    const header = { type: "ledger-export", v: 1, device, devicePublicKey: signers.device.publicKey };
    const text = JSON.stringify({
      ...header,
      centrePublicKey: signers.centre.publicKey,
      exportedBy: "device",
      exportedAt: "2026-03-01T09:00:00.000+08:00",
      epochs: endsOf(first),
      proofs: 2,
    });
    const found = verify([JSON.stringify(signText(signers.device, text)), ...first.map((link) => link.text), ...lines]);
    expect([found.faults, found.notices]).toEqual([
      [],
      [{ code: "entries-unreceipted", facts: { epoch: 1, seq: 7, last: 10 } }],
    ]);
  });
});

describe("the keys", () => {
  it("given to the reader are the only ones that count", () => {
    const forger = newSigners();
    const forged = exportOf(forger, device, links, signedAt);
    expect(codesIn(forged)).toEqual([]);
    expect(codesIn(forged, signers.centre.publicKey)).toEqual(["export-centre-other"]);
  });

  it("may be given by the fingerprint on a device's screen", () => {
    const keys = { devicePublicKey: signers.device.publicKey, centrePublicKey: signers.centre.publicKey };
    expect(codesIn(whole, fingerprintOf(keys))).toEqual([]);
    expect(codesIn(whole, "0000-0000-0000")).toEqual(["export-centre-other"]);
  });

  it("of a header that another key signed verify nothing", () => {
    const header = headerLine(
      { ...signers, centre: { ...createDeviceKeys(), publicKey: signers.centre.publicKey } },
      device,
      {
        epochs: [...endsOf(links)],
        proofs: 12,
      },
    );
    expect(codesIn([header, ...whole.slice(1)])).toEqual(["export-header-wrong"]);
  });

  it("do not verify a checkpoint that the centre signed, or one of another device", () => {
    const other = DeviceId.parse("44444444-4444-4444-8444-444444444444");
    const header = headerLine(signers, device, { epochs: [...endsOf(links)], proofs: 14 });
    const foreign = [
      checkpointLine(signers.device, other, endOf(first)),
      checkpointLine(signers.centre, device, endOf(first)),
    ];
    expect(codesIn([header, ...whole.slice(1), ...foreign])).toEqual(["checkpoint-forged", "checkpoint-forged"]);
  });
});

describe("a clock that was changed", () => {
  const timed = (times: readonly string[], kind = "device-started"): readonly ChainLink[] =>
    writeEntries(device, endOf(first.slice(0, 1)), [
      ...times.map((at) => ({ ...startedDraft(), at })),
      ...(kind === "clock-jumped" ? [{ kind, body: { jumpMs: -3_600_000 }, at: "2026-03-01T08:30:00.000+08:00" }] : []),
    ]);

  it("is reported where the device noted it, and where times go back without a note", () => {
    const noted = [...first.slice(0, 1), ...timed(["2026-03-01T09:30:00.000+08:00"], "clock-jumped")];
    expect(verify(exportOf(signers, device, noted)).notices).toEqual([
      { code: "clock-jumped", facts: { epoch: 1, seq: 3, times: 1, seconds: 3_600 } },
    ]);
    const silent = [...first.slice(0, 1), ...timed(["2026-03-01T09:30:00.000+08:00", "2026-03-01T09:10:00.000+08:00"])];
    expect(verify(exportOf(signers, device, silent)).notices).toEqual([
      { code: "clock-went-back", facts: { epoch: 1, seq: 3, times: 1, seconds: 1_200 } },
    ]);
  });

  it("is reported where the device's checkpoint and the centre's receipt are far apart, and is no fault", () => {
    const end = endOf(first);
    const lines = [
      headerLine(signers, device, { epochs: [...endsOf(first)], proofs: 2 }),
      ...first.map(({ text }) => text),
      checkpointLine(signers.device, device, end, { at: "2027-03-01T09:00:01.000+08:00" }),
      receiptLine(signers.centre, device, end),
    ];
    const { faults, notices } = verify(lines);
    expect([faults, notices]).toEqual([
      [],
      [{ code: "clock-other", facts: { epoch: 1, seq: 10, times: 1, seconds: 365 * 24 * 3_600 } }],
    ]);
  });
});
