import { describe, expect, it } from "vitest";
import { BootId } from "../../../contract/words.ts";
import { outcomeOf } from "../../../electron/sync/upload-outcome.ts";
import type { CentreResponse } from "../../../electron/wire/centre-client.ts";
import { device } from "../../support/ledger.ts";
import {
  answerWith,
  isSignedByCentre,
  otherHead,
  position,
  problemWith,
  receiptWith,
  signedByCentre,
  signedByStranger,
} from "../support/centre-answers.ts";

const outcome = (answer: CentreResponse) => outcomeOf(answer, { device, position, isSignedByCentre });
const failed = (code: string, facts: object, retryAfterMs = 0) => ({
  type: "failed",
  problem: { code, facts },
  retryAfterMs,
});
const html = "<!doctype html><title>Hotel Wi-Fi</title>";

describe("the receipt", () => {
  it("for exactly the sent entries, signed by the centre, is the only one that counts", () => {
    const signed = signedByCentre(receiptWith());
    expect(outcome(answerWith(200, signed))).toEqual({ type: "receipted", receipt: receiptWith(), signed });
  });

  it("is not a bare 200: a captive portal's page, an empty body, JSON without a signature", () => {
    const page = answerWith(200, html, { contentType: "text/html" });
    expect(outcome(page)).toEqual(failed("centre-answer-invalid", { reason: "text/html" }));
    const empty = answerWith(200, "", { contentType: "" });
    expect(outcome(empty)).toEqual(failed("centre-answer-invalid", { reason: "no content type" }));
    const reason = "application/json; charset=utf-8";
    expect(outcome(answerWith(200, receiptWith()))).toEqual(failed("centre-answer-invalid", { reason }));
    expect(outcome(answerWith(200, { ok: true }))).toEqual(failed("centre-answer-invalid", { reason }));
  });

  const spoilt = signedByCentre(receiptWith());
  const badSignatures = [
    ["another key's", signedByStranger(receiptWith())],
    ["none", { ...spoilt, signature: "" }],
    ["one over another text", { ...spoilt, text: spoilt.text.replace('"v":1', '"v":1 ') }],
    ["one cut short", { ...spoilt, signature: spoilt.signature.slice(0, 40) }],
  ] as const;
  it.each(badSignatures)("does not count with a wrong signature: %s", (_, signed) => {
    expect(outcome(answerWith(200, signed))).toEqual(failed("receipt-invalid", { reason: "signature" }));
  });

  const otherPositions = [
    { device: BootId.parse("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa") },
    { epoch: 1 },
    { size: 16 },
    { size: 18 },
    { head: otherHead },
  ];
  it.each(otherPositions)("does not count for another device or position: %o", (change) => {
    const signed = signedByCentre(receiptWith(change));
    expect(outcome(answerWith(200, signed))).toEqual(failed("receipt-invalid", { reason: "position" }));
  });

  it.each([{ type: "checkpoint" }, { v: 2 }, { size: "17" }, { quarantined: null }])(
    "does not count where it is malformed: %o",
    (change) => {
      const signed = signedByCentre(receiptWith(change));
      expect(outcome(answerWith(200, signed))).toEqual(failed("receipt-invalid", { reason: "content" }));
    },
  );

  it("does not count with a status that is no success", () => {
    expect(outcome(answerWith(500, signedByCentre(receiptWith())))).toMatchObject({ type: "failed" });
  });
});

describe("a refusal", () => {
  it("409 says where to go on, and only with both numbers", () => {
    const gap = problemWith(409, "ledger-gap", { expectedEpoch: 2, expectedSeq: 5 });
    expect(outcome(gap)).toEqual({ type: "go-on-from", epoch: 2, seq: 5 });
    const vague = problemWith(409, "ledger-gap", { expectedEpoch: 2, expectedSeq: "five" });
    expect(outcome(vague)).toEqual(failed("ledger-gap", { expectedEpoch: 2, expectedSeq: "five" }));
    const proxy = answerWith(409, html, { contentType: "text/html" });
    expect(outcome(proxy)).toEqual(failed("centre-answer-invalid", { reason: "HTTP 409" }));
  });

  it("413 halves the batch, from any sender", () => {
    expect(outcome(problemWith(413, "body-too-large", { maxBytes: 9 }))).toEqual({ type: "too-large" });
    expect(outcome(answerWith(413, html, { contentType: "text/html" }))).toEqual({ type: "too-large" });
  });

  it("422 names the fork", () => {
    const facts = { epoch: 2, seq: 5 };
    expect(outcome(problemWith(422, "ledger-fork", facts))).toEqual(failed("ledger-fork", facts));
  });

  it("429 and 503 say how long to wait, with a problem or without", () => {
    const many = problemWith(429, "too-many-requests", { waitSeconds: 7 }, 7_000);
    expect(outcome(many)).toEqual(failed("too-many-requests", { waitSeconds: 7 }, 7_000));
    const proxy = answerWith(503, html, { contentType: "text/html", retryAfterMs: 30_000 });
    expect(outcome(proxy)).toEqual(failed("centre-answer-invalid", { reason: "HTTP 503" }, 30_000));
  });

  it("500 is a failure with the centre's own words", () => {
    const facts = { requestId: "r-1" };
    expect(outcome(problemWith(500, "internal-error", facts))).toEqual(failed("internal-error", facts));
  });

  it.each([302, 204, 404, 511])("%i from another server than the centre is reported as such", (status) => {
    const answer = answerWith(status, html, { contentType: "text/html" });
    expect(outcome(answer)).toEqual(failed("centre-answer-invalid", { reason: `HTTP ${status}` }));
  });

  it("with a code unknown to this version does not count as a problem", () => {
    const answer = problemWith(400, "from-the-future");
    expect(outcome(answer)).toEqual(failed("centre-answer-invalid", { reason: "HTTP 400" }));
  });
});
