import type { TicketOnStick } from "../../../contract/ipc/enrolment.ts";
import { straight, throughProxy, wayAnswers } from "./it-panels.ts";
import { type Sample, viewOf } from "./sample.ts";

const facts = {
  device: null,
  fingerprint: null,
  centreUrl: null,
  dataFolder: "/home/kiosk/.config/counterstar",
  supportPhone: null,
};
const centreUrl = "https://counterstar.shuzhiban.hangzhou.example.gov.cn:7600";
const view = viewOf("out-of-service", { problem: { code: "not-enrolled" }, facts, enrolment: "open" });
const failing = viewOf("out-of-service", {
  problem: { code: "enrolment-unreachable", facts: { reason: "ECONNREFUSED" } },
  facts: { ...facts, centreUrl },
  enrolment: "open",
});

const tickets: readonly TicketOnStick[] = [
  { file: "/media/kiosk/KINGSTON/钱塘区下沙街道-B区108号窗口.enrol", centreUrl },
  { file: "/media/kiosk/KINGSTON/window-109.enrol", centreUrl: "http://10.0.0.2:7600" },
  { file: "/media/kiosk/KINGSTON/window-110.enrol", centreUrl: "http://10.0.0.2:7600" },
];

const open = '[data-testid="enrolment-open"]';

/** 信息科 at a device that is not enrolled. */
export const enrolmentSamples: readonly Sample[] = [
  {
    name: "out-of-service-enrolment",
    view,
    plain: true,
    steps: [open],
    answers: { findTickets: [], ...wayAnswers(straight) },
    shows: '[data-testid="enrolment-begin"]',
  },
  {
    name: "out-of-service-enrolment-longest",
    view: failing,
    plain: true,
    steps: [
      open,
      '[data-testid="enrolment-code"]',
      { into: '[data-testid="it-text"]', write: "K7QF-9D2M-4XTA" },
      '[data-testid="text-done"]',
    ],
    answers: { findTickets: tickets, ...wayAnswers(throughProxy) },
    shows: '[data-testid="ticket-0"]',
  },
  {
    name: "out-of-service-enrolment-way",
    view: failing,
    plain: true,
    steps: [open, '[data-testid="way-open"]'],
    answers: { findTickets: tickets, ...wayAnswers(throughProxy) },
    shows: '[data-testid="certificate-file-0"]',
  },
  {
    name: "out-of-service-enrolment-fingerprint",
    view: viewOf("out-of-service", {
      problem: { code: "enrolment-unconfirmed" },
      facts: {
        ...facts,
        device: "0f8b1c9e-5a44-4f0e-9d51-6a3c2be7d0a4",
        fingerprint: "7Q4M-X2KD-9RTA-VE5H",
        centreUrl,
      },
      enrolment: "to-confirm",
    }),
    plain: true,
    shows: '[data-testid="enrolment-same"]',
  },
];
