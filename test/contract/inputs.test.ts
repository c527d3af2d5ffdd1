import { describe, expect, it } from "vitest";
import {
  channelOf,
  consoleChannelOf,
  consoleRequestNames,
  consoleViewChannel,
  requestNames,
  viewChannel,
} from "../../contract/ipc/channels.ts";
import { consoleInputSchemas } from "../../contract/ipc/console-inputs.ts";
import { inputSchemas } from "../../contract/ipc/inputs.ts";
import { Level, Pin } from "../../contract/words.ts";
import { promptNumber } from "../support/ledger.ts";

const promptId = promptNumber(1);
const finger = { input: "touch", screenHasTouch: true } as const;

describe("the requests of the page", () => {
  it("have a schema and a channel of their own", () => {
    expect(Object.keys(inputSchemas).toSorted()).toEqual(requestNames.toSorted());
    expect(new Set([...requestNames.map(channelOf), viewChannel]).size).toBe(requestNames.length + 1);
  });

  it("are accepted where they fit", () => {
    expect(inputSchemas.rate.safeParse({ promptId, level: 1, ...finger }).success).toBe(true);
    expect(inputSchemas.logIn.safeParse({ staffNumber: "1001", pin: "246810" }).success).toBe(true);
    expect(inputSchemas.logOut.safeParse({ pin: null }).success).toBe(true);
    // Counted as a person counts: a character outside the first plane is one, not two.
    expect(inputSchemas.giveComment.safeParse({ promptId, text: "𠮷".repeat(150) }).success).toBe(true);
    expect(inputSchemas.pause.safeParse({ reason: 0, minutes: 30 }).success).toBe(true);
    expect(inputSchemas.explain.safeParse({ transactionRef: "7".repeat(64), text: "字".repeat(300) }).success).toBe(
      true,
    );
    const complaint = { text: "等了两个小时", contactName: "王女士", contactPhone: "0571-8515 0000" };
    expect(inputSchemas.makeComplaint.safeParse(complaint).success).toBe(true);
    expect(inputSchemas.answerQuestion.safeParse({ questionId: "way", answer: null, goes: "back" }).success).toBe(true);
  });

  const bad: readonly (readonly [name: keyof typeof inputSchemas, input: unknown])[] = [
    ["rate", { promptId, level: 0, ...finger }],
    ["rate", { promptId, level: 6, ...finger }],
    ["rate", { promptId, level: "5", ...finger }],
    ["rate", { promptId, level: 4.5, ...finger }],
    ["rate", { promptId, ...finger }],
    ["rate", { promptId: "1", level: 5, ...finger }],
    ["rate", { promptId, level: 5, ...finger, staffNumber: "1001" }],
    ["rate", { promptId, level: 5 }],
    ["rate", { promptId, level: 5, ...finger, input: "pen" }],
    ["changeRating", { promptId }],
    ["changeRating", { promptId, ...finger, screenHasTouch: 1 }],
    ["stillHere", undefined],
    ["stillHere", { ...finger, agoMs: -1 }],
    ["stillHere", { ...finger, agoMs: 60_001 }],
    ["stillHere", { ...finger, agoMs: Number.NaN }],
    ["logOut", undefined],
    ["logOut", { pin: "24681" }],
    ["changePin", { staffNumber: "1001", pin: "246810", newPin: "70493" }],
    ["changePin", { staffNumber: "1001", pin: "246810", newPin: "7049311" }],
    ["changePin", { staffNumber: "1001", pin: "246810" }],
    ["scanBadge", { text: "123" }],
    ["scanBadge", { text: "1".repeat(201) }],
    ["logIn", { staffNumber: "1001", pin: "246810", changesPin: false }],
    ["logIn", { staffNumber: "", pin: "246810" }],
    ["logIn", { staffNumber: "1".repeat(21), pin: "246810" }],
    ["logIn", { staffNumber: "1001", pin: "24681" }],
    ["logIn", { staffNumber: "1001", pin: "2".repeat(13) }],
    ["logIn", { staffNumber: "1001", pin: ["246810"] }],
    ["declinePrompt", promptId],
    ["declinePrompt", { promptId }],
    ["openPrompt", { promptId }],
    ["heartbeat", null],
    ["pause", { reason: -1, minutes: null }],
    ["pause", { reason: 0.5, minutes: null }],
    ["pause", { reason: 0, minutes: 20 }],
    ["handOver", { staffNumber: "1001" }],
    ["explain", { transactionRef: "", text: "。" }],
    ["explain", { transactionRef: "7".repeat(65), text: "。" }],
    ["explain", { transactionRef: "7", text: " " }],
    ["explain", { transactionRef: "7", text: "字".repeat(301) }],
    ["chooseTags", { promptId, tagCodes: [""] }],
    ["chooseTags", { promptId, tagCodes: Array.from({ length: 61 }, (_, index) => String(index)) }],
    ["giveComment", { promptId, text: "   " }],
    ["giveComment", { promptId, text: "字".repeat(151) }],
    ["giveComment", { promptId, text: "a\0b" }],
    ["giveComment", { promptId, text: "\ud800" }],
    ["giveComment", { promptId, text: "\u200b\u200d\u2060" }],
    ["withdrawComment", { promptId, text: "" }],
    ["giveOpinion", { text: "\u202eabc" }],
    ["answerQuestion", { questionId: "way", answer: { type: "multiple", choices: [] }, goes: "on" }],
    ["openForm", { form: "visitors-book" }],
    ["giveOpinion", { text: "字".repeat(301) }],
    ["makeComplaint", { text: "慢", contactName: null, contactPhone: "12a" }],
    ["makeComplaint", { text: "", contactName: null, contactPhone: null }],
    ["answerQuestion", { questionId: "way", goes: "on" }],
    ["answerQuestion", { questionId: "way", answer: null, goes: "home" }],
    ["answerQuestion", { questionId: "way", answer: { type: "scale", value: 0 }, goes: "on" }],
    ["leave", null],
  ];
  it.each(bad)("%s is refused with %j", (name, input) => {
    expect(inputSchemas[name].safeParse(input).success).toBe(false);
  });
});

describe("the requests of 窗口台", () => {
  it("have a schema and a channel of their own, none of them the citizens' page's", () => {
    expect(Object.keys(consoleInputSchemas).toSorted()).toEqual(consoleRequestNames.toSorted());
    const channels = [...consoleRequestNames.map(consoleChannelOf), consoleViewChannel];
    const all = new Set([...channels, ...requestNames.map(channelOf), viewChannel]);
    expect(all.size).toBe(channels.length + requestNames.length + 1);
  });

  const transaction = { transactionRef: "XK-1", serviceNumber: 1 };

  it("are accepted where they fit", () => {
    const { openPrompt, pause } = consoleInputSchemas;
    expect(openPrompt.safeParse({ transaction: null }).success).toBe(true);
    expect(openPrompt.safeParse({ transaction: { ...transaction, matterName: "居住证签注" } }).success).toBe(true);
    expect(pause.safeParse({ reason: { shipped: 0 }, until: "15:30" }).success).toBe(true);
    expect(pause.safeParse({ reason: { words: "请稍候" }, until: null }).success).toBe(true);
  });

  const bad: readonly (readonly [name: keyof typeof consoleInputSchemas, input: unknown])[] = [
    ["openPrompt", undefined],
    ["openPrompt", { transaction: { ...transaction, transactionRef: " " } }],
    ["openPrompt", { transaction: { ...transaction, transactionRef: "7".repeat(65) } }],
    ["openPrompt", { transaction: { ...transaction, serviceNumber: 0 } }],
    ["openPrompt", { transaction: { ...transaction, matterName: "字".repeat(61) } }],
    ["openPrompt", { transaction, source: "walk-up" }],
    ["pause", { reason: { words: "字".repeat(25) }, until: null }],
    ["pause", { reason: { words: "请稍候", shipped: 0 }, until: null }],
    ["pause", { reason: { shipped: 0 }, until: "25:00" }],
    ["logIn", { staffNumber: "1001", pin: "24681" }],
    ["cancelPrompt", {}],
  ];
  it.each(bad)("%s is refused with %j", (name, input) => {
    expect(consoleInputSchemas[name].safeParse(input).success).toBe(false);
  });
});

describe("the types of inputs", () => {
  it("know five levels and no zero", () => {
    expect([-1, 0, 1, 2, 3, 4, 5, 6, null].filter((level) => Level.safeParse(level).success)).toEqual([1, 2, 3, 4, 5]);
  });

  it("accept a PIN of 6 to 12 plain digits", () => {
    const pins = ["12345", "123456", "123456789012", "1234567890123", "12345a", "１２３４５６", "123456\n"];
    expect(pins.filter((pin) => Pin.safeParse(pin).success)).toEqual(["123456", "123456789012"]);
  });
});
