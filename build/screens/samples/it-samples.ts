import type { ItPanel, TriedNumber } from "../../../contract/ipc/it.ts";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import { StaffNumber } from "../../../contract/words.ts";
import { longestPlace, noServices, usualPlace } from "./places.ts";
import { type Sample, text, viewOf } from "./sample.ts";

const number = (staffNumber: string): StaffNumber => StaffNumber.parse(staffNumber);

/** A panel on which nothing is wrong. */
export const usualPanel: ItPanel = {
  counterApi: {
    isOpen: true,
    reach: "loopback",
    port: 7610,
    origins: ["https://office.hangzhou.example:8443"],
    token: "file",
    isPortGiven: false,
    listensAt: 7610,
    problem: null,
    addresses: ["http://127.0.0.1:7610"],
  },
  queueSystem: null,
  numbers: [],
  device: {
    device: "0f8b1c9e-5a44-4f0e-9d51-6a3c2be7d0a4",
    fingerprint: "7Q4M-X2KD-9RTA-VE5H",
    centreUrl: "http://10.0.0.2:7600",
    dataFolder: "/home/kiosk/.config/counterstar",
    supportPhone: "6018",
    appVersion: "0.1.0",
    electronVersion: "45.4.1",
    configurationVersion: 12,
    keyAtRest: "key-store",
    freeMib: 48_213,
    isDiskLow: false,
    unsent: { count: 0, oldestAt: null },
  },
  sync: {
    doing: "nothing-due",
    nextInSeconds: 42,
    lastReceipt: { receivedAt: "2026-11-23T01:42:00.000Z", epoch: 1, size: 3_482 },
    lastContactAt: "2026-11-23T09:42:18.000+08:00",
    trouble: null,
  },
  airGap: null,
};

const url = "ws://queue-system.shuzhiban.hangzhou.example.gov.cn:3348";

const waiting = (staffNumber: string, zh: string, en: string, waitSeconds: number | null): TriedNumber => ({
  staffNumber: number(staffNumber),
  name: text(zh, en),
  attempts: waitSeconds === null ? 10 : 8,
  waitSeconds,
});

const longest: ItPanel = {
  counterApi: {
    ...usualPanel.counterApi,
    reach: "lan",
    isPortGiven: true,
    origins: [1, 2, 3, 4, 5, 6].map((office) => `https://window-${office}.shuzhiban.hangzhou.example.gov.cn:18443`),
    addresses: ["http://192.168.120.118:7610", "http://10.133.204.118:7610", "http://172.30.255.118:7610"],
  },
  queueSystem: {
    link: "waiting",
    url,
    login: { windowNumber: "A-108", userCode: "HZ-330101-0017" },
    due: 3,
    problem: {
      code: "queue-system-login-refused",
      facts: { windowNumber: "A-108", userCode: "HZ-330101-0017", reason: "-1" },
    },
    lost: { code: "queue-system-submit-unknown", facts: { rateId: "20261124-A-0108" } },
    notice: { code: "queue-system-unencrypted", facts: { url } },
  },
  numbers: [
    waiting("HZ-330101-0017", "阿卜杜热合曼·吾买尔江", "Abdurehman Omarjan", null),
    waiting("330102", "周建国", "Zhou Jianguo", 320),
    waiting("330103", "欧阳娜娜", "Ouyang Nana", 40),
    waiting("330104", "陈晓岚", "Chen Xiaolan", 5),
    waiting("330105", "王芳", "Wang Fang", null),
    waiting("330106", "赵磊", "Zhao Lei", null),
  ],
  device: {
    ...usualPanel.device,
    centreUrl: "https://counterstar.shuzhiban.hangzhou.example.gov.cn:7600",
    dataFolder: "/var/lib/counterstar/windows/qiantang-xiasha-108",
    keyAtRest: "file",
    freeMib: 412,
    isDiskLow: true,
    unsent: { count: 1284, oldestAt: "2026-11-21T17:02:00.000+08:00" },
  },
  sync: {
    doing: "asked-to-wait",
    nextInSeconds: 3_600,
    lastReceipt: { receivedAt: "2026-11-21T09:02:00.000Z", epoch: 12, size: 1_203_482 },
    lastContactAt: null,
    trouble: {
      at: "2026-11-23T09:42:18.000+08:00",
      isOver: false,
      problem: { code: "centre-answer-invalid", facts: { reason: "text/html; charset=utf-8" } },
    },
  },
  airGap: { state: "failed", problem: { code: "stick-unwritable", facts: { reason: "ENOSPC" } } },
};

const door = '[data-testid="it-door"]';
const enter = '[data-testid="it-enter"]';
const pin = [..."904627"].map((digit) => `[data-testid="key-${digit}"]`);
const view = viewOf("no-one-on-duty", { place: usualPlace, services: noServices });
const longestView = viewOf("no-one-on-duty", { place: longestPlace, services: noServices });
const token = "Qm9yZWQtb2YtcmVhZGluZy10aGlzLXRva2VuLTAwMD";

const sticks: readonly Stick[] = [
  { folder: "/media/kiosk/KINGSTON", freeMib: 14_812 },
  { folder: "/run/media/kiosk/信息科-2026-台账专用", freeMib: null },
  { folder: "/mnt/usb", freeMib: 412 },
];

/** What main says of a panel, whatever is touched there. */
const answersWith = (panel: ItPanel): NonNullable<Sample["answers"]> => ({
  openItPanel: panel,
  itPanel: panel,
  changeSetting: panel,
  unlockNumber: panel,
  sticks: panel === usualPanel ? [] : sticks,
  exportLedger: panel,
  importReceipts: panel,
  syncNow: panel,
  newCounterToken: { token, panel },
});

const atPanel = (panel: ItPanel) =>
  ({ view, plain: true, answers: answersWith(panel) }) as const satisfies Partial<Sample>;
const opened = [door, ...pin, enter];
const page = (name: string): readonly string[] => [...opened, `[data-testid="it-page-${name}"]`];
const origins = [...opened, '[data-testid="origins-open"]'];

/** 信息科: the PIN, and every page of the panel in its states. */
export const itSamples: readonly Sample[] = [
  { name: "no-one-on-duty-it-pin", view, plain: true, steps: [door, ...pin], shows: enter },
  {
    name: "no-one-on-duty-it-pin-locked",
    view: longestView,
    plain: true,
    steps: opened,
    answers: { knockAtItPanel: null },
    refusal: { code: "it-pin-locked" },
    shows: '[data-testid="login-problem"]',
  },
  {
    name: "no-one-on-duty-it-pin-unset",
    view,
    steps: [door],
    refusal: { code: "it-pin-unset" },
    shows: '[data-testid="notice"]',
  },
  {
    name: "no-one-on-duty-it-counter-api",
    ...atPanel(usualPanel),
    steps: opened,
    shows: '[data-testid="it-counterApi"]',
  },
  {
    name: "no-one-on-duty-it-counter-api-longest",
    ...atPanel(longest),
    steps: opened,
    shows: '[data-testid="it-counterApi"]',
  },
  {
    name: "no-one-on-duty-it-counter-api-trouble",
    ...atPanel({
      ...usualPanel,
      counterApi: {
        ...usualPanel.counterApi,
        token: null,
        listensAt: null,
        addresses: [],
        problem: { code: "counter-api-unavailable", facts: { port: 7610, reason: "EADDRINUSE" } },
      },
    }),
    steps: opened,
    shows: '[data-testid="it-counterApi"]',
  },
  {
    name: "no-one-on-duty-it-counter-api-no-network",
    ...atPanel({ ...usualPanel, counterApi: { ...usualPanel.counterApi, reach: "lan", addresses: [] } }),
    steps: opened,
    shows: '[data-testid="it-counterApi"]',
  },
  {
    name: "no-one-on-duty-it-new-token-question",
    ...atPanel(usualPanel),
    steps: [...opened, '[data-testid="new-token"]'],
    shows: '[data-testid="new-token-make"]',
  },
  {
    name: "no-one-on-duty-it-new-token",
    ...atPanel(usualPanel),
    steps: [...opened, '[data-testid="new-token"]', '[data-testid="new-token-make"]'],
    shows: '[data-testid="token"]',
  },
  {
    name: "no-one-on-duty-it-origins",
    ...atPanel(longest),
    steps: origins,
    turns: '[data-testid="it-more"]',
    shows: '[data-testid="origin-add"]',
  },
  {
    name: "no-one-on-duty-it-origin-wrong",
    ...atPanel(usualPanel),
    steps: [
      ...origins,
      '[data-testid="origin-add"]',
      { into: '[data-testid="it-text"]', write: "https://" },
      '[data-testid="text-done"]',
    ],
    shows: ".it-wrong",
  },
  {
    name: "no-one-on-duty-it-origin-entry",
    ...atPanel(usualPanel),
    steps: [...origins, '[data-testid="origin-add"]'],
    shows: '[data-testid="it-text"]',
  },
  {
    name: "no-one-on-duty-it-port-entry",
    ...atPanel(usualPanel),
    steps: [...opened, '[data-testid="counter-api-port"]'],
    shows: '[data-testid="it-text"]',
  },
  {
    name: "no-one-on-duty-it-sync",
    ...atPanel(usualPanel),
    steps: page("sync"),
    shows: '[data-testid="it-sync"]',
  },
  {
    name: "no-one-on-duty-it-sync-longest",
    ...atPanel(longest),
    steps: page("sync"),
    shows: '[data-testid="sync-trouble"]',
  },
  {
    name: "no-one-on-duty-it-stick-none",
    ...atPanel(usualPanel),
    steps: page("stick"),
    shows: '[data-testid="stick-none"]',
  },
  {
    name: "no-one-on-duty-it-stick-failed",
    ...atPanel(longest),
    steps: page("stick"),
    shows: '[data-testid="stick-0"]',
  },
  {
    name: "no-one-on-duty-it-stick-exporting",
    ...atPanel({ ...longest, airGap: { state: "exporting", written: 121_000, total: 135_482 } }),
    steps: page("stick"),
    shows: '[data-testid="stick-0"]',
  },
  {
    name: "no-one-on-duty-it-stick-exported",
    ...atPanel({
      ...longest,
      airGap: {
        state: "exported",
        entries: 1_284,
        fileName: "counterstar-window-A-108-20261123-094200-0f8b1c9e.ndjson",
      },
    }),
    steps: page("stick"),
    shows: '[data-testid="stick-0"]',
  },
  {
    name: "no-one-on-duty-it-queue-system-off",
    ...atPanel(usualPanel),
    steps: page("queueSystem"),
    shows: '[data-testid="queue-system-off"]',
  },
  {
    name: "no-one-on-duty-it-queue-system",
    ...atPanel(longest),
    steps: page("queueSystem"),
    shows: ".it-warning",
  },
  {
    name: "no-one-on-duty-it-numbers-none",
    ...atPanel(usualPanel),
    steps: page("numbers"),
    shows: '[data-testid="it-numbers"]',
  },
  {
    name: "no-one-on-duty-it-numbers",
    ...atPanel(longest),
    steps: page("numbers"),
    turns: '[data-testid="it-more"]',
    shows: '[data-testid="it-numbers"]',
  },
  {
    name: "no-one-on-duty-it-device",
    ...atPanel(usualPanel),
    steps: page("device"),
    shows: '[data-testid="it-device"]',
  },
  {
    name: "no-one-on-duty-it-device-longest",
    ...atPanel(longest),
    steps: page("device"),
    shows: '[data-testid="it-device"]',
  },
];
