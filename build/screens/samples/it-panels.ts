import type { ItNetwork, ItPanel, TriedNumber } from "../../../contract/ipc/it.ts";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import type { LogLine } from "../../../contract/ipc/it-system.ts";
import type { NetworkSettings, ShownCertificate } from "../../../contract/ipc/network-settings.ts";
import { StaffNumber } from "../../../contract/words.ts";
import { longestPlace, noServices, usualPlace } from "./places.ts";
import { type Sample, text, viewOf } from "./sample.ts";
import { sampleNow } from "./sample-clock.ts";

const number = (staffNumber: string): StaffNumber => StaffNumber.parse(staffNumber);

/** A panel without a fault. */
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
    lastContactAt: new Date(sampleNow.getTime() - 42_000).toISOString(),
    clockOffSeconds: 0,
    trouble: null,
  },
  configuration: {
    version: 12,
    issuedAt: "2026-11-23T01:40:00.000Z",
    receivedAt: "2026-11-23T09:40:21.000+08:00",
    unitName: usualPlace.unitName,
    unitCode: "330100-XZFW",
    windowNumber: usualPlace.windowNumber,
    windowName: usualPlace.windowName,
    staff: 4,
    tagsVersion: "2021-1",
    tags: 41,
    survey: null,
    hours: text("周一至周五 8:30–17:00", "Monday to Friday 8:30–17:00"),
    attractPages: 3,
    waits: { prompt: 30, reasons: 60, change: 8, thanks: 6, form: 90 },
    walkUp: true,
    allowMouseRating: false,
    badgeLogin: "with-pin",
    logOutAsksPin: true,
    allowTwoWindows: false,
    volume: 60,
  },
  system: {
    nodeVersion: "24.21.0",
    sqliteVersion: "3.52.0",
    schema: 80,
    ledgerMib: 41.7,
    loss: null,
    quarantined: 0,
    isSalvaging: false,
    isDesktopOpen: false,
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

export const longest: ItPanel = {
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
    lastContactAt: usualPanel.sync.lastContactAt,
    clockOffSeconds: -28_812,
    trouble: {
      at: "2026-11-23T09:42:18.000+08:00",
      isOver: false,
      problem: { code: "centre-answer-invalid", facts: { reason: "text/html; charset=utf-8" } },
    },
  },
  configuration: null,
  system: {
    nodeVersion: "24.21.0",
    sqliteVersion: "3.52.0",
    schema: 80,
    ledgerMib: 12_041.7,
    loss: { epoch: 3, reason: "database-missing", isSealMissing: true },
    quarantined: 3,
    isSalvaging: true,
    isDesktopOpen: true,
  },
  airGap: { state: "failed", problem: { code: "stick-unwritable", facts: { reason: "ENOSPC" } } },
};

export const door = '[data-testid="it-door"]';
export const enter = '[data-testid="it-enter"]';
export const pin = [..."904627"].map((digit) => `[data-testid="key-${digit}"]`);
export const view = viewOf("no-one-on-duty", { place: usualPlace, services: noServices });
export const longestView = viewOf("no-one-on-duty", { place: longestPlace, services: noServices });
const token = "Qm9yZWQtb2YtcmVhZGluZy10aGlzLXRva2VuLTAwMD";

const sticks: readonly Stick[] = [
  { folder: "/media/kiosk/KINGSTON", freeMib: 14_812 },
  { folder: "/run/media/kiosk/信息科-2026-台账专用", freeMib: null },
  { folder: "/mnt/usb", freeMib: 412 },
];

const logLines: readonly LogLine[] = Array.from({ length: 30 }, (_, index) => ({
  at: `2026-11-23T01:42:${String(index).padStart(2, "0")}.000Z`,
  event: index % 3 === 0 ? "exchange with the centre failed" : "serving",
  facts:
    index % 3 === 0
      ? '{"code":"centre-unreachable","zh":"连不上中心（ECONNREFUSED）。评价照常保存，恢复后自动上传。","en":"The centre cannot be reached (ECONNREFUSED)."}'
      : '{"device":"0f8b1c9e-5a44-4f0e-9d51-6a3c2be7d0a4","keyAtRest":"file"}',
}));

const wrongWay: ItNetwork = {
  centreUrl: "https://counterstar.shuzhiban.hangzhou.example.gov.cn:7600",
  findings: [
    { step: "name", outcome: "fine", problem: null },
    { step: "connection", outcome: "fine", problem: null },
    { step: "proxy", outcome: "fine", problem: null },
    { step: "encryption", outcome: "fine", problem: null },
    { step: "answer", outcome: "fine", problem: null },
    { step: "clock", outcome: "wrong", problem: { code: "network-clock-off", facts: { seconds: -28_812 } } },
    { step: "credentials", outcome: "wrong", problem: { code: "device-unknown" } },
  ],
};
const portal: ItNetwork = {
  centreUrl: "http://10.0.0.2:7600",
  findings: [
    { step: "name", outcome: "fine", problem: null },
    { step: "connection", outcome: "fine", problem: null },
    { step: "encryption", outcome: "skipped", problem: null },
    {
      step: "answer",
      outcome: "wrong",
      problem: { code: "network-not-the-centre", facts: { status: 200, contentType: "text/html; charset=utf-8" } },
    },
    { step: "clock", outcome: "skipped", problem: null },
    { step: "credentials", outcome: "skipped", problem: null },
  ],
};

const fingerprint = "EC:7A:0F:8E:D0:BE:06:D5:AD:24:88:AA:B1:E3:DD:17:A0:02:C3:03:D6:3E:14:DE:2E:32:E7:E4:6C:5E:B6:C0";
const certificate = (name: string, short: string): ShownCertificate => ({
  subject: `C=CN, ST=浙江省, L=杭州市, O=${name}, OU=信息化与网络安全处, CN=${short} Root CA G2`,
  issuer: `C=CN, ST=浙江省, L=杭州市, O=${name}, OU=信息化与网络安全处, CN=${short} Root CA G2`,
  validUntil: "2041-12-31T15:59:59.000Z",
  fingerprint,
});
const certificates: readonly ShownCertificate[] = [
  certificate("杭州市数据资源管理局", "Hangzhou Government Network"),
  { ...certificate("钱塘区政务服务管理办公室", "Qiantang Service Hall"), fingerprint: fingerprint.replace("EC", "1B") },
];

/** Network settings without any entry, and with all of them. */
export const straight: NetworkSettings = { proxy: null, certificates: [], problem: null };
export const throughProxy: NetworkSettings = {
  proxy: { address: "proxy.shuzhiban.hangzhou.example.gov.cn:18080", user: "kiosk-xiasha-108", hasPassword: true },
  certificates,
  problem: null,
};
const certificateFiles = ["/media/kiosk/KINGSTON/钱塘区政务外网-根证书-2026.pem", "/media/kiosk/KINGSTON/root-g2.cer"];

/** Main's answers about the network settings, whatever is touched there. */
export const wayAnswers = (settings: NetworkSettings): NonNullable<Sample["answers"]> => ({
  networkSettings: settings,
  setProxy: settings,
  findCertificateFiles:
    settings.proxy === null ? [] : [...certificateFiles, ...certificateFiles.map((file) => `${file}.crt`)],
  readCertificateFile: { file: certificateFiles[0], sha256: "-", certificates },
  trustCertificates: settings,
  removeCertificates: settings,
});

/** Main's answers about a panel, whatever is touched there. */
const answersWith = (panel: ItPanel): NonNullable<Sample["answers"]> => ({
  openItPanel: panel,
  itPanel: panel,
  changeSetting: panel,
  unlockNumber: panel,
  sticks: panel === usualPanel ? [] : sticks,
  exportLedger: panel,
  restartKiosk: null,
  openDesktop: panel,
  readLog: panel === usualPanel ? [] : logLines,
  copyLog: { fileName: "counterstar-log-20261123T014200.txt" },
  testNetwork: panel === usualPanel ? portal : wrongWay,
  importReceipts: panel,
  syncNow: panel,
  renewEnrolment: panel,
  newCounterToken: { token, panel },
  ...wayAnswers(panel === usualPanel ? straight : throughProxy),
});

/** `further`: answers that differ from the usual ones. */
export const atPanel = (panel: ItPanel, further: NonNullable<Sample["answers"]> = {}) =>
  ({
    view: panel === usualPanel ? view : longestView,
    plain: true,
    answers: { ...answersWith(panel), ...further },
  }) as const satisfies Partial<Sample>;
export const opened = [door, ...pin, enter];
export const page = (name: string): readonly string[] => [...opened, `[data-testid="it-page-${name}"]`];
/** For a page whose name is not among the first. */
export const otherPage = (name: string): readonly string[] => [
  ...opened,
  '[data-testid="it-other-pages"]',
  `[data-testid="it-page-${name}"]`,
];
