import type { Badge } from "../../../contract/ipc/view.ts";
import type { AttractPage, PauseReason } from "../../../contract/sync/configuration.ts";
import {
  longestBadge,
  longestMentor,
  mentor,
  nonParty,
  nonPartyWithoutPortrait,
  partyMember,
  probationary,
} from "./badges.ts";
import { sceneNumbered } from "./pictures.ts";
import { longestPlace, longestSurveyTitle, noServices, surveyTitle, usualPlace } from "./places.ts";
import { type Sample, text, type ViewOf, viewOf, withoutEnglish } from "./sample.ts";

type Ready = ViewOf<"ready">;

export const pauseReasons: readonly PauseReason[] = [
  { text: text("午休", "Lunch break"), until: "13:30" },
  { text: text("请稍候", "One moment, please"), until: null },
  { text: text("交接班", "Change of shift"), until: null },
];

export const longestPauseReasons: readonly PauseReason[] = [
  ...pauseReasons,
  { text: text("业务培训，请到旁边窗口", "Training, please use the next window"), until: "15:00" },
  { text: text("系统升级，暂停办理", "System update, no service for now"), until: "16:30" },
  { text: text("陪同办事群众，马上回来", "Guiding a citizen, back at once"), until: null },
];

export const usualReady: Omit<Ready, "revision" | "screen"> = {
  place: usualPlace,
  services: noServices,
  badge: partyMember,
  mentor: null,
  walkUp: false,
  attract: null,
  columnAddress: null,
  pauseReasons,
};

export const longestReady: Omit<Ready, "revision" | "screen"> = {
  place: longestPlace,
  services: { survey: longestSurveyTitle },
  badge: longestBadge,
  mentor: null,
  walkUp: true,
  attract: null,
  columnAddress: null,
  pauseReasons: longestPauseReasons,
};

const turns = '[data-testid="pledges-next"]';

const withBadge = (name: string, badge: Badge): Sample => ({
  name,
  view: viewOf("ready", { ...usualReady, badge }),
  turns,
});

const badges: readonly Sample[] = [
  withBadge("ready", partyMember),
  withBadge("ready-non-party", nonParty),
  withBadge("ready-probationary", probationary),
  withBadge("ready-least", nonPartyWithoutPortrait),
  withBadge("ready-star-1", { ...nonParty, star: 1, honours: [] }),
  withBadge("ready-star-2-without-portrait", { ...partyMember, star: 2, portrait: null }),
  {
    name: "ready-everything-offered",
    view: viewOf("ready", { ...usualReady, services: { survey: surveyTitle }, walkUp: true }),
  },
  { name: "ready-without-english", view: withoutEnglish(viewOf("ready", usualReady)) },
  { name: "ready-longest", view: viewOf("ready", longestReady), turns },
  {
    name: "ready-longest-party-member",
    view: viewOf("ready", {
      ...longestReady,
      badge: { ...longestBadge, politicalStatus: "party-member", partyYears: 38 },
    }),
  },
  {
    name: "ready-pledges",
    view: viewOf("ready", { ...longestReady, mentor: longestMentor }),
    steps: [{ ifThere: '[data-testid="pledges-all"]' }],
    turns,
  },
  { name: "ready-mentor", view: viewOf("ready", { ...usualReady, badge: probationary, mentor }), turns },
  { name: "ready-mentor-longest", view: viewOf("ready", { ...longestReady, mentor: longestMentor }), turns },
];

const attractPages: readonly AttractPage[] = [
  {
    title: text("办事不求人", "Every matter, the same for everybody"),
    text: text(
      "材料清单、办理时限和收费标准都在大厅公示，也可以扫二维码带回家看",
      "Papers, time limits and fees are posted in the hall; scan the code to take them home",
    ),
    picture: sceneNumbered(0),
    showMs: 60_000,
  },
];

const longestNotice: AttractPage = {
  title: text("关于国庆节期间窗口服务时间的通知", "Opening hours of the windows over the National Day holiday"),
  text: text(
    "10 月 1 日至 7 日休息，10 月 8 日（周四）起照常办理。出入境、不动产登记两个窗口 10 月 4 日上午 9:00–11:30 值班，请提前网上预约；急需办理的，可以拨打监督电话，由值班人员为您联系。",
    "Closed from 1 to 7 October, open again on Thursday 8 October. Exit and entry and real estate registration are on duty on 4 October, 9:00–11:30, by online appointment; in urgent cases call the supervision line and the staff on duty will find a colleague for you.",
  ),
  picture: null,
  showMs: 60_000,
};

/** Short, so that the loop begins at once. */
const afterMs = 50;

const columnAddress = "https://pingjia.example.gov.cn/public/330106-XZFWZX";

const idle: readonly Sample[] = [
  {
    name: "ready-attract-picture",
    view: viewOf("ready", { ...usualReady, attract: { afterMs, pages: attractPages } }),
    shows: '[data-testid="attract"]',
  },
  {
    name: "ready-attract-notice",
    view: viewOf("ready", { ...longestReady, attract: { afterMs, pages: [longestNotice] } }),
    shows: '[data-testid="attract"]',
  },
  {
    name: "ready-attract-picture-code",
    view: viewOf("ready", { ...usualReady, attract: { afterMs, pages: attractPages }, columnAddress }),
    shows: '[data-testid="attract-column"] svg',
  },
  {
    name: "ready-attract-notice-code",
    view: viewOf("ready", { ...longestReady, attract: { afterMs, pages: [longestNotice] }, columnAddress }),
    shows: '[data-testid="attract-column"] svg',
  },
];

/** Staff hold it; here a key opens the menu. */
const openMenu = '[data-testid="badge"]';

const overlays: readonly Sample[] = [
  { name: "ready-staff-menu", view: viewOf("ready", usualReady), steps: [openMenu], shows: "dialog[open]" },
  {
    name: "ready-log-out",
    view: viewOf("ready", longestReady),
    steps: [openMenu, '[data-testid="log-out"]'],
    shows: '[data-testid="log-out-confirm"]',
  },
  {
    name: "ready-pause-reasons",
    view: viewOf("ready", usualReady),
    steps: [openMenu, '[data-testid="pause-open"]'],
    shows: "dialog[open]",
  },
  {
    name: "ready-pause-reasons-longest",
    view: viewOf("ready", longestReady),
    steps: [openMenu, '[data-testid="pause-open"]'],
    shows: "dialog[open]",
  },
  {
    name: "ready-forms",
    view: viewOf("ready", usualReady),
    steps: ['[data-testid="forms-open"]'],
    shows: "dialog[open]",
  },
  {
    name: "ready-forms-longest",
    view: viewOf("ready", longestReady),
    steps: ['[data-testid="forms-open"]'],
    shows: "dialog[open]",
  },
  {
    name: "ready-preferences",
    view: viewOf("ready", longestReady),
    steps: ['[data-testid="preferences-open"]'],
    shows: "dialog[open]",
  },
  {
    name: "ready-notice",
    view: viewOf("ready", { ...usualReady, walkUp: true }),
    steps: ['[data-testid="walk-up"]'],
    refusal: { code: "store-failed", facts: { reason: "SQLITE_FULL: database or disk is full" } },
    shows: '[data-testid="notice"]',
  },
];

/** A member of staff is on duty, and no visit is open. */
export const readySamples: readonly Sample[] = [...badges, ...idle, ...overlays];
