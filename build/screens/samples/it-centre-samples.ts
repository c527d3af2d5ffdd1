import { type ItPanel, networkSteps } from "../../../contract/ipc/it.ts";
import { atPanel, longest, otherPage, page, straight, usualPanel, wayAnswers } from "./it-panels.ts";
import { longestPlace } from "./places.ts";
import { type Sample, text } from "./sample.ts";

const allFine = {
  centreUrl: "https://10.0.0.2:7600",
  findings: networkSteps.filter((step) => step !== "proxy").map((step) => ({ step, outcome: "fine", problem: null })),
};

const silent = { ...usualPanel, sync: { ...usualPanel.sync, lastContactAt: "2026-11-21T09:42:18.000+08:00" } };

const unknownDevice: ItPanel = {
  ...usualPanel,
  sync: {
    ...usualPanel.sync,
    doing: "back-off",
    trouble: { at: "2026-11-23T09:42:18.000+08:00", isOver: false, problem: { code: "device-unknown" } },
  },
};

const enterCode = [
  ...page("sync"),
  '[data-testid="sync-code"]',
  { into: '[data-testid="it-text"]', write: "K7QF-9D2M-4XTA" },
  '[data-testid="text-done"]',
];

/** 信息科: the pages about the centre and the network. */
export const itCentreSamples: readonly Sample[] = [
  {
    name: "no-one-on-duty-it-sync",
    ...atPanel(usualPanel),
    steps: page("sync"),
    shows: '[data-testid="it-sync"]',
  },
  {
    name: "no-one-on-duty-it-sync-silent",
    ...atPanel(silent),
    steps: page("sync"),
    shows: '[data-testid="it-sync"] [data-standing="check"]',
  },
  {
    name: "no-one-on-duty-it-sync-unknown",
    ...atPanel(unknownDevice),
    steps: page("sync"),
    shows: '[data-testid="sync-trouble"]',
  },
  {
    name: "no-one-on-duty-it-sync-code",
    ...atPanel(longest),
    steps: [...page("sync"), '[data-testid="sync-code"]'],
    shows: '[data-testid="it-text"]',
  },
  {
    name: "no-one-on-duty-it-sync-code-asking",
    ...atPanel(longest),
    unanswered: ["renewEnrolment"],
    steps: enterCode,
    shows: '[data-testid="sync-code-asking"]',
  },
  {
    name: "no-one-on-duty-it-sync-code-accepted",
    ...atPanel(longest),
    steps: enterCode,
    shows: '[data-testid="sync-code-accepted"]',
  },
  {
    name: "no-one-on-duty-it-sync-code-refused",
    ...atPanel(longest, { requestItPanel: null, renewEnrolment: undefined }),
    refusal: { code: "enrolment-code-refused" },
    steps: enterCode,
    shows: '[data-testid="notice"]',
  },
  {
    name: "no-one-on-duty-it-sync-longest",
    ...atPanel(longest),
    steps: page("sync"),
    shows: '[data-testid="sync-trouble"]',
  },
  {
    name: "no-one-on-duty-it-sync-exchanging",
    ...atPanel({ ...usualPanel, sync: { ...usualPanel.sync, doing: "exchanging", nextInSeconds: 0 } }),
    steps: page("sync"),
    shows: '[data-testid="it-sync"]',
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
    name: "no-one-on-duty-it-stick-gone",
    ...atPanel({ ...longest, airGap: null }, { requestItPanel: null, exportLedger: undefined }),
    refusal: { code: "stick-gone", facts: { folder: "/run/media/kiosk/信息科-2026-台账专用" } },
    steps: [...page("stick"), '[data-testid="export-unsent"]'],
    shows: '[data-testid="notice"]',
  },
  {
    name: "no-one-on-duty-it-stick-imported",
    ...atPanel({ ...longest, airGap: { state: "imported", receipts: 2, invalid: 1 } }),
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
        leftOut: 212,
        isSalvaging: true,
      },
    }),
    steps: page("stick"),
    shows: '[data-testid="stick-0"]',
  },
  {
    name: "no-one-on-duty-it-network",
    ...atPanel(usualPanel),
    steps: page("network"),
    shows: '[data-testid="network-test"]',
  },
  {
    name: "no-one-on-duty-it-network-fine",
    ...atPanel(
      { ...usualPanel, device: { ...usualPanel.device, centreUrl: allFine.centreUrl } },
      { testNetwork: allFine, ...wayAnswers(straight) },
    ),
    steps: [...page("network"), '[data-testid="network-test"]'],
    shows: '[data-testid="network-credentials"]',
  },
  {
    name: "no-one-on-duty-it-network-portal",
    ...atPanel(usualPanel),
    steps: [...page("network"), '[data-testid="network-test"]'],
    shows: '[data-testid="network-answer"]',
  },
  {
    name: "no-one-on-duty-it-network-longest",
    ...atPanel(longest),
    steps: [...page("network"), '[data-testid="network-test"]'],
    shows: '[data-testid="network-answer"]',
  },
  {
    name: "no-one-on-duty-it-configuration",
    ...atPanel({
      ...usualPanel,
      configuration: usualPanel.configuration && {
        ...usualPanel.configuration,
        unitName: longestPlace.unitName,
        windowName: longestPlace.windowName,
        windowNumber: longestPlace.windowNumber,
        survey: text(
          "政务服务大厅群众满意度问卷（2026 年第四季度）",
          "Satisfaction with the service hall, fourth quarter of 2026",
        ),
      },
    }),
    steps: otherPage("configuration"),
    shows: '[data-testid="it-configuration"]',
  },
];
