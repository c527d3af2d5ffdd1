import type { ItNetwork } from "../../../contract/ipc/it.ts";
import { atPanel, longest, page, usualPanel } from "./it-panels.ts";
import type { Sample } from "./sample.ts";

const way = [...page("network"), '[data-testid="way-open"]'];
const proxy = "proxy.shuzhiban.hangzhou.example.gov.cn:18080";

const refused: ItNetwork = {
  centreUrl: "https://counterstar.shuzhiban.hangzhou.example.gov.cn:7600",
  findings: [
    { step: "name", outcome: "fine", problem: null },
    { step: "connection", outcome: "fine", problem: null },
    { step: "proxy", outcome: "wrong", problem: { code: "proxy-refused", facts: { proxy, status: 403 } } },
    { step: "encryption", outcome: "skipped", problem: null },
    { step: "answer", outcome: "skipped", problem: null },
    { step: "clock", outcome: "skipped", problem: null },
    { step: "credentials", outcome: "skipped", problem: null },
  ],
};

const problemOfSettings = { code: "way-settings-unreadable", facts: { reason: "content" } } as const;

/** 信息科: proxy and certificates. */
export const itNetworkSamples: readonly Sample[] = [
  {
    name: "no-one-on-duty-it-network-proxy-refused",
    ...atPanel(longest, { testNetwork: refused }),
    steps: [...page("network"), '[data-testid="network-test"]'],
    shows: '[data-testid="network-proxy"]',
  },
  {
    name: "no-one-on-duty-it-way",
    ...atPanel(usualPanel),
    steps: way,
    shows: '[data-testid="certificate-file-none"]',
  },
  {
    name: "no-one-on-duty-it-way-longest",
    ...atPanel(longest),
    steps: way,
    shows: '[data-testid="certificate-file-0"]',
  },
  {
    name: "no-one-on-duty-it-way-unreadable",
    ...atPanel(longest, { networkSettings: { proxy: null, certificates: [], problem: problemOfSettings } }),
    steps: way,
    shows: '[data-testid="way-problem"]',
  },
  {
    name: "no-one-on-duty-it-network-unreadable",
    ...atPanel(longest, { networkSettings: { proxy: null, certificates: [], problem: problemOfSettings } }),
    steps: page("network"),
    shows: '[data-testid="it-fact-way"]',
  },
  {
    name: "no-one-on-duty-it-way-proxy-entry",
    ...atPanel(longest),
    steps: [...way, '[data-testid="proxy-change"]'],
    shows: '[data-testid="it-text"]',
  },
  {
    name: "no-one-on-duty-it-way-certificate",
    ...atPanel(longest),
    steps: [...way, '[data-testid="certificate-file-0"]'],
    shows: '[data-testid="it-more"]',
  },
  {
    name: "no-one-on-duty-it-way-last-certificate",
    ...atPanel(longest),
    // The list of files has such a button too, until the file is read.
    steps: [...way, '[data-testid="certificate-file-0"]', '.it-buttons > [data-testid="it-more"]'],
    shows: '[data-testid="certificates-trust"]',
  },
  {
    name: "no-one-on-duty-it-way-trusted",
    ...atPanel(longest),
    steps: [...way, '[data-testid="trusted-look"]'],
    shows: '[data-testid="trusted-remove"]',
  },
  {
    name: "no-one-on-duty-it-way-trusted-question",
    ...atPanel(longest),
    steps: [...way, '[data-testid="trusted-look"]', '[data-testid="trusted-remove"]'],
    shows: '[data-testid="trusted-remove-now"]',
  },
  {
    name: "no-one-on-duty-it-way-proxy-question",
    ...atPanel(longest),
    steps: [...way, '[data-testid="proxy-remove"]'],
    shows: '[data-testid="proxy-remove-now"]',
  },
  {
    name: "no-one-on-duty-it-way-password-again",
    ...atPanel(longest, { requestItPanel: null, setProxy: undefined }),
    refusal: { code: "proxy-password-again", facts: { proxy } },
    steps: [...way, '[data-testid="proxy-remove"]', '[data-testid="proxy-remove-now"]'],
    shows: '[data-testid="way-problem"]',
  },
  {
    name: "no-one-on-duty-it-way-key-on-stick",
    ...atPanel(longest, { requestItPanel: null, readCertificateFile: undefined }),
    refusal: { code: "certificate-file-private-key" },
    steps: [...way, '[data-testid="certificate-file-0"]'],
    shows: '[data-testid="way-problem"]',
  },
];
