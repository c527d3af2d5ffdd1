import { describe, expect, it } from "vitest";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import { readConfiguration } from "../../../electron/sync/fetch-configuration.ts";
import { device } from "../../support/ledger.ts";
import { isSignedByCentre, receiptWith, signedByCentre, signedByStranger } from "../support/centre-answers.ts";
import { documentWith } from "../support/configuration.ts";

const document = documentWith({ version: 4 });
const read = (signed: SignedText | string, currentVersion = 3) =>
  readConfiguration(typeof signed === "string" ? signed : JSON.stringify(signed), {
    device,
    currentVersion,
    isSignedByCentre,
  });
const invalid = (field: string) => ({ ok: false, problem: { code: "configuration-invalid", facts: { field } } });
const notSigned = {
  ok: false,
  problem: { code: "centre-answer-invalid", facts: { reason: "configuration signature" } },
};

/** A copy of the document with one field, at any depth, left out. */
const without = (path: string): object => {
  const copy = structuredClone(document);
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const holder = steps.reduce<unknown>((at, step) => Reflect.get(Object(at), step), copy);
  Reflect.deleteProperty(Object(holder), last);
  return copy;
};

describe("a configuration document", () => {
  it("that is newer, for this device and signed by the centre may be applied", () => {
    const signed = signedByCentre(document);
    expect(read(signed)).toEqual({ ok: true, value: { document, signed } });
  });

  const paths = [
    "window",
    "unit.supervisionPhone",
    "staff.1.pin.cost",
    "staff.0.duties.0.zh",
    "levels.4.text.zh",
    "policy.thanksMs",
  ];
  it.each(paths)("without %s is refused whole, with the path of the missing field", (path) => {
    expect(read(signedByCentre(without(path)))).toEqual(invalid(path));
  });

  it("with four levels, a repeated level or an unknown field is refused", () => {
    expect(read(signedByCentre({ ...document, levels: document.levels.slice(1) }))).toEqual(invalid("levels"));
    expect(read(signedByCentre({ ...document, policy: { ...document.policy, extra: 1 } }))).toEqual(invalid("policy"));
    const twice = document.levels.map((words) => ({ ...words, level: 5 }));
    expect(read(signedByCentre({ ...document, levels: twice }))).toMatchObject({ ok: false });
  });

  it("that is no JSON, or another kind of document, is refused as such", () => {
    expect(read(signedByCentre("not json"))).toEqual(invalid("document"));
    expect(read(signedByCentre(receiptWith()))).toMatchObject({ problem: { code: "configuration-invalid" } });
  });

  it("for another device is refused", () => {
    const other = { ...document, device: "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa" };
    expect(read(signedByCentre(other))).toEqual(invalid("device"));
  });

  it.each([4, 5])("that is not newer than version %i is refused", (current) => {
    const older = { code: "configuration-older", facts: { version: 4 } };
    expect(read(signedByCentre(document), current)).toEqual({ ok: false, problem: older });
  });

  it("that the centre did not sign is refused without any detail of it", () => {
    expect(read(signedByStranger(document))).toEqual(notSigned);
    expect(read(signedByStranger(without("unit")))).toEqual(notSigned);
    expect(read({ ...signedByCentre(document), text: JSON.stringify({ ...document, version: 9 }) })).toEqual(notSigned);
    expect(read("<!doctype html>")).toEqual(notSigned);
  });
});
