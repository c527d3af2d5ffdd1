import {
  atPanel,
  door,
  enter,
  longest,
  longestView,
  opened,
  otherPage,
  page,
  pin,
  usualPanel,
  view,
} from "./it-panels.ts";
import type { Sample } from "./sample.ts";

const counterApi = page("counterApi");
const origins = [...counterApi, '[data-testid="origins-open"]'];

const connected = longest.queueSystem && {
  ...longest.queueSystem,
  link: "logged-in" as const,
  due: 0,
  problem: null,
  lost: null,
};

const brokenApi = {
  ...usualPanel.counterApi,
  token: null,
  listensAt: null,
  addresses: [],
  problem: { code: "counter-api-unavailable", facts: { port: 7610, reason: "EADDRINUSE" } },
} as const;

/** 信息科: the PIN, and the pages about this device, in their states. */
export const itSamples: readonly Sample[] = [
  { name: "no-one-on-duty-it-pin", view, plain: true, steps: [door, ...pin], shows: enter },
  {
    name: "no-one-on-duty-it-pin-locked",
    view: longestView,
    plain: true,
    steps: opened,
    answers: { requestItPanel: null },
    refusal: { code: "it-pin-locked" },
    shows: '[data-testid="it-enter"]:disabled',
  },
  {
    name: "no-one-on-duty-it-pin-wrong",
    view,
    plain: true,
    steps: opened,
    answers: { requestItPanel: null },
    refusal: { code: "it-pin-wrong", facts: { left: 9 } },
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
    name: "no-one-on-duty-it-overview",
    ...atPanel(usualPanel),
    steps: opened,
    shows: '[data-testid="it-overview"]',
  },
  {
    name: "no-one-on-duty-it-overview-ledger-swapped",
    ...atPanel({
      ...usualPanel,
      system: { ...usualPanel.system, loss: { epoch: 2, reason: "database-swapped", isSealMissing: false } },
    }),
    steps: opened,
    shows: '[data-testid="overview-ledger"][data-standing="wrong"]',
  },
  {
    name: "no-one-on-duty-it-overview-longest",
    ...atPanel({ ...longest, counterApi: brokenApi }),
    steps: opened,
    shows: '[data-testid="it-overview"]',
  },
  {
    name: "no-one-on-duty-it-counter-api",
    ...atPanel(usualPanel),
    steps: counterApi,
    shows: '[data-testid="it-counterApi"]',
  },
  {
    name: "no-one-on-duty-it-counter-api-longest",
    ...atPanel(longest),
    steps: counterApi,
    shows: '[data-testid="it-counterApi"]',
  },
  {
    name: "no-one-on-duty-it-counter-api-trouble",
    ...atPanel({ ...usualPanel, counterApi: brokenApi }),
    steps: counterApi,
    shows: '[data-testid="it-counterApi"]',
  },
  {
    name: "no-one-on-duty-it-counter-api-no-network",
    ...atPanel({ ...usualPanel, counterApi: { ...usualPanel.counterApi, reach: "lan", addresses: [] } }),
    steps: counterApi,
    shows: '[data-testid="it-counterApi"]',
  },
  {
    name: "no-one-on-duty-it-new-token-question",
    ...atPanel(usualPanel),
    steps: [...counterApi, '[data-testid="new-token"]'],
    shows: '[data-testid="new-token-now"]',
  },
  {
    name: "no-one-on-duty-it-new-token",
    ...atPanel(usualPanel),
    steps: [...counterApi, '[data-testid="new-token"]', '[data-testid="new-token-now"]'],
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
    shows: '[data-testid="origin-wrong"]',
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
    steps: [...counterApi, '[data-testid="counter-api-port"]'],
    shows: '[data-testid="it-text"]',
  },
  {
    name: "no-one-on-duty-it-queue-system-off",
    ...atPanel(usualPanel),
    steps: otherPage("queueSystem"),
    shows: '[data-testid="queue-system-off"]',
  },
  {
    name: "no-one-on-duty-it-queue-system",
    ...atPanel(longest),
    steps: otherPage("queueSystem"),
    shows: ".it-warning",
  },
  {
    name: "no-one-on-duty-it-queue-system-connected",
    ...atPanel({ ...longest, queueSystem: connected }),
    steps: otherPage("queueSystem"),
    shows: '[data-testid="it-queueSystem"]',
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
