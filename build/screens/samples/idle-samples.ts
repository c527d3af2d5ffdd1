import type { DeviceDetails } from "../../../contract/ipc/view.ts";
import { nextOpening } from "../../../electron/main/visit/hours.ts";
import type { Step } from "../take-steps.ts";
import { longestPlace, longestSurveyTitle, noServices, surveyTitle, usualPlace } from "./places.ts";
import { type Sample, text, viewOf, withoutEnglish } from "./sample.ts";
import { sampleEvening, sampleTime } from "./sample-clock.ts";

const noFacts: DeviceDetails = {
  device: null,
  fingerprint: null,
  centreUrl: null,
  dataFolder: "/home/kiosk/.config/counterstar",
  supportPhone: null,
};

const allFacts: DeviceDetails = {
  device: "0f8b1c9e-5a44-4f0e-9d51-6a3c2be7d0a4",
  fingerprint: "7Q4M-X2KD-9RTA-VE5H",
  centreUrl: "https://counterstar.shuzhiban.hangzhou.example.gov.cn:7600",
  dataFolder: "/var/lib/counterstar/windows/qiantang-xiasha-108",
  supportPhone: "0571-12345678 转 6601",
};

const { dataFolder } = allFacts;
const supportPhone = allFacts.supportPhone ?? "";

const outOfService: readonly Sample[] = [
  {
    name: "out-of-service-starting",
    view: viewOf("out-of-service", { problem: { code: "starting" }, facts: noFacts }),
    shows: '[data-testid="starting"]',
  },
  {
    name: "out-of-service-not-enrolled",
    view: viewOf("out-of-service", { problem: { code: "not-enrolled" }, facts: noFacts, enrolment: "open" }),
    shows: '[data-testid="enrolment-open"]',
  },
  {
    name: "out-of-service-enrolling",
    view: viewOf("out-of-service", {
      problem: { code: "enrolling", facts: { centreUrl: allFacts.centreUrl ?? "" } },
      facts: { ...noFacts, centreUrl: allFacts.centreUrl },
    }),
  },
  {
    name: "out-of-service-configuration-missing",
    view: viewOf("out-of-service", { problem: { code: "configuration-missing" }, facts: allFacts }),
  },
  {
    name: "out-of-service-storage",
    view: viewOf("out-of-service", {
      problem: { code: "store-failed", facts: { reason: "SQLITE_FULL: database or disk is full" } },
      facts: { ...allFacts, supportPhone: "6018" },
    }),
    shows: '[data-testid="report-code"]',
  },
  {
    name: "out-of-service-longest",
    view: viewOf("out-of-service", {
      problem: {
        code: "data-folder-unwritable",
        facts: { folder: dataFolder, reason: `ENOSPC: no space left on device, write '${dataFolder}/journal.ndjson'` },
      },
      facts: allFacts,
    }),
  },
];

const hours = text("周一至周五 9:00–12:00、13:30–17:00", "Monday to Friday, 9:00–12:00 and 13:30–17:00");

const longestHours = text(
  "周一至周五 9:00–12:00、13:30–17:00；周六 9:30–11:30（仅办理社保、公积金）；法定节假日休息",
  "Monday to Friday, 9:00–12:00 and 13:30–17:00; Saturday 9:30–11:30 (social insurance and housing fund only); closed on public holidays",
);

const weekdays = [1, 2, 3, 4, 5];
const opensAt =
  nextOpening(
    {
      text: hours,
      open: [
        { weekdays, from: "09:00", to: "12:00" },
        { weekdays, from: "13:30", to: "17:00" },
      ],
      closedOn: [],
    },
    sampleEvening,
  )?.toISOString() ?? null;

const inTenDays = sampleTime(9, 0, 10);

const nobody: readonly Sample[] = [
  { name: "no-one-on-duty", view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }) },
  {
    name: "no-one-on-duty-longest",
    view: viewOf("no-one-on-duty", { place: longestPlace, services: { survey: longestSurveyTitle } }),
  },
  {
    name: "closed",
    at: sampleEvening,
    view: viewOf("closed", { place: usualPlace, services: noServices, hours, opensAt }),
  },
  {
    name: "closed-longest",
    at: sampleEvening,
    view: viewOf("closed", {
      place: longestPlace,
      services: { survey: longestSurveyTitle },
      hours: longestHours,
      opensAt: inTenDays,
    }),
  },
  {
    name: "closed-as-written",
    at: sampleEvening,
    view: viewOf("closed", {
      place: usualPlace,
      services: noServices,
      hours: text("办公时间以大厅公告为准", "See the notice in the hall"),
      opensAt: null,
    }),
  },
];

const openLogin = '[data-testid="login-open"]';
const submitLogin = '[data-testid="login-submit"]';
const keysOf = (characters: string): readonly string[] =>
  [...characters].map((character) => `[data-testid="key-${character}"]`);
const digits = "330101";
const submitted: readonly Step[] = [
  openLogin,
  { into: '[data-testid="staff-number"]', write: digits },
  { into: '[data-testid="pin"]', write: digits },
  submitLogin,
];
const enterTwice = (newPin: string): readonly Step[] => [
  { into: '[data-testid="new-pin"]', write: newPin },
  submitLogin,
  { into: '[data-testid="new-pin-again"]', write: newPin },
  submitLogin,
];
const problemBeside = '[data-testid="login-problem"]';

const login: readonly Sample[] = [
  {
    name: "no-one-on-duty-login",
    view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }),
    steps: [openLogin],
    shows: submitLogin,
  },
  {
    name: "no-one-on-duty-login-letters",
    view: viewOf("no-one-on-duty", { place: longestPlace, services: noServices }),
    steps: [openLogin, '[data-testid="key-letters"]', ...keysOf("QT-XS-")],
    shows: '[data-testid="key-Z"]',
  },
  {
    name: "no-one-on-duty-login-hint",
    view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }),
    steps: [openLogin, submitLogin],
  },
  {
    name: "no-one-on-duty-login-problem",
    view: viewOf("no-one-on-duty", { place: longestPlace, services: noServices }),
    steps: submitted,
    refusal: { code: "login-locked", facts: { waitSeconds: 300, supportPhone } },
    shows: problemBeside,
  },
  {
    name: "no-one-on-duty-login-wait-over",
    view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }),
    steps: submitted,
    refusal: { code: "login-locked", facts: { waitSeconds: 0, supportPhone } },
    shows: '[data-testid="login-problem"][data-over]',
  },
  {
    name: "no-one-on-duty-login-wrong",
    view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }),
    steps: submitted,
    refusal: { code: "pin-wrong", facts: { left: 2, supportPhone } },
    shows: problemBeside,
  },
  {
    name: "no-one-on-duty-login-locked",
    view: viewOf("no-one-on-duty", { place: longestPlace, services: noServices }),
    steps: submitted,
    refusal: { code: "staff-number-locked", facts: { supportPhone } },
    shows: problemBeside,
  },
];

const badge: readonly Sample[] = [
  {
    name: "no-one-on-duty-login-badge",
    view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }),
    steps: submitted,
    refusal: { code: "badge-pin-due", facts: { staffNumber: "HZ-330101" } },
    shows: '[data-testid="login-new-pin"]',
  },
  {
    name: "no-one-on-duty-login-badge-unknown",
    view: viewOf("no-one-on-duty", { place: longestPlace, services: noServices }),
    steps: submitted,
    refusal: { code: "badge-unknown" },
    shows: problemBeside,
  },
];

const newPin: readonly Sample[] = [
  {
    name: "no-one-on-duty-login-pin",
    view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }),
    steps: [openLogin, ...keysOf(digits), submitLogin],
    shows: '[data-testid="login-new-pin"]',
  },
  {
    name: "no-one-on-duty-login-new-pin",
    view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }),
    steps: submitted,
    refusal: { code: "pin-change-due" },
    shows: '[data-testid="new-pin"]',
  },
  {
    name: "no-one-on-duty-login-new-pin-complete",
    view: viewOf("no-one-on-duty", { place: usualPlace, services: noServices }),
    steps: [...submitted, ...enterTwice("704931").slice(0, 3)],
    refusal: { code: "pin-change-due" },
    shows: '[data-testid="new-pin-again"]',
  },
  {
    name: "no-one-on-duty-login-new-pin-weak",
    view: viewOf("no-one-on-duty", { place: longestPlace, services: noServices }),
    steps: [...submitted, ...enterTwice("850417").slice(0, 2)],
    refusal: { code: "pin-change-due" },
    shows: problemBeside,
  },
  {
    name: "no-one-on-duty-login-new-pin-differs",
    view: viewOf("no-one-on-duty", { place: longestPlace, services: noServices }),
    steps: [...submitted, ...enterTwice("704931").slice(0, 2), ...enterTwice("853906").slice(2)],
    refusal: { code: "pin-change-due" },
    shows: problemBeside,
  },
];

const until = sampleTime(13, 30);
const meeting = text("临时会议", "In a meeting");

const paused: readonly Sample[] = [
  {
    name: "paused-until",
    view: viewOf("paused", {
      place: usualPlace,
      services: noServices,
      reason: meeting,
      until,
    }),
  },
  {
    name: "paused",
    view: viewOf("paused", {
      place: usualPlace,
      services: { survey: surveyTitle },
      reason: text("请稍候", "One moment, please"),
      until: null,
    }),
  },
  {
    name: "paused-longest",
    view: viewOf("paused", {
      place: longestPlace,
      services: { survey: longestSurveyTitle },
      reason: text(
        "窗口人员上午参加全市政务服务业务培训，急办事项请到二楼综合受理 B区-101 窗口办理，其他事项请下午再来，谢谢您的理解",
        "Staff are in training this morning; for urgent matters please go to window B-101, general services, on the second floor",
      ),
      until,
    }),
  },
  {
    name: "paused-staff-menu",
    view: viewOf("paused", {
      place: usualPlace,
      services: noServices,
      reason: meeting,
      until,
    }),
    steps: ['[data-testid="window-mark"]'],
    shows: '[data-testid="resume"]',
  },
  {
    name: "paused-without-english",
    view: withoutEnglish(
      viewOf("paused", {
        place: longestPlace,
        services: { survey: longestSurveyTitle },
        reason: { zh: "系统升级，请稍候" },
        until,
      }),
    ),
  },
];

const asPlain = (sample: Sample): Sample => ({ ...sample, plain: true });

/** The screens of a window that serves no citizen, by reason: device, staff or hall. */
export const idleSamples: readonly Sample[] = [
  ...outOfService.map(asPlain),
  ...nobody,
  ...login.map(asPlain),
  ...newPin.map(asPlain),
  ...badge.map(asPlain),
  ...paused,
];
