import { atPanel, longest, otherPage, usualPanel } from "./it-panels.ts";
import type { Sample } from "./sample.ts";

/** 信息科: the pages about the machine itself. */
export const itDeviceSamples: readonly Sample[] = [
  {
    name: "no-one-on-duty-it-tests",
    ...atPanel(usualPanel),
    steps: otherPage("tests"),
    shows: '[data-testid="test-touch"]',
  },
  {
    name: "no-one-on-duty-it-touch-test",
    ...atPanel(usualPanel),
    steps: [...otherPage("tests"), '[data-testid="test-touch"]'],
    shows: '[data-testid="touch-test"]',
  },
  {
    name: "no-one-on-duty-it-touch-test-begun",
    ...atPanel(usualPanel),
    steps: [...otherPage("tests"), '[data-testid="test-touch"]', '[data-testid="touch-test"]'],
    shows: '[data-touched="true"]',
  },
  {
    name: "no-one-on-duty-it-display-test",
    ...atPanel(usualPanel),
    steps: [...otherPage("tests"), '[data-testid="test-display"]'],
    shows: '[data-testid="display-test"]',
  },
  {
    name: "no-one-on-duty-it-log-none",
    ...atPanel(usualPanel),
    steps: otherPage("log"),
    shows: '[data-testid="log-search"]',
  },
  {
    name: "no-one-on-duty-it-log",
    ...atPanel(longest),
    steps: otherPage("log"),
    shows: '[data-testid="log-copy"]',
  },
  {
    name: "no-one-on-duty-it-log-found",
    ...atPanel(longest),
    steps: [
      ...otherPage("log"),
      '[data-testid="log-search"]',
      { into: '[data-testid="it-text"]', write: "serving" },
      '[data-testid="text-done"]',
    ],
    shows: '[data-testid="log-copy"]',
  },
  {
    name: "no-one-on-duty-it-system",
    ...atPanel(usualPanel),
    steps: otherPage("system"),
    shows: '[data-testid="restart"]',
  },
  {
    name: "no-one-on-duty-it-system-longest",
    ...atPanel(longest),
    steps: otherPage("system"),
    shows: '[data-testid="restart"]',
  },
  {
    name: "no-one-on-duty-it-restart-question",
    ...atPanel(usualPanel),
    steps: [...otherPage("system"), '[data-testid="restart"]'],
    shows: '[data-testid="restart-now"]',
  },
];
