import type { ComponentType } from "react";
import type { Count } from "../../../contract/office/count.ts";
import { openAlertsQuestion } from "../../../contract/office/devices/alerts.ts";
import { alarmedCountQuestion } from "../../../contract/office/devices/devices.ts";
import type { Question } from "../../../contract/office/question.ts";
import { lockedCountQuestion } from "../../../contract/office/shifts/logins.ts";
import { AlertsSection } from "../devices/alerts-section.tsx";
import { DevicesSection } from "../devices/devices-section.tsx";
import { EnrolmentSection } from "../devices/enrolment-section.tsx";
import { ComplaintsSection, ExplanationsSection, OpinionsSection } from "../feedback/feedback-sections.tsx";
import { SurveysSection } from "../feedback/surveys-section.tsx";
import { FiguresSection } from "../figures/figures-section.tsx";
import { HandbookSection } from "../handbook/handbook-section.tsx";
import { ImportsSection } from "../ledger/imports-section.tsx";
import { PolicySection } from "../policy/policy-section.tsx";
import { ContestedSection } from "../ratings/contested-section.tsx";
import { RatingsSection } from "../ratings/ratings-section.tsx";
import { DutySection } from "../shifts/duty-section.tsx";
import { LoginsSection } from "../shifts/logins-section.tsx";
import type { WordKey } from "../words/words.ts";
import { PagePromise } from "./page-promise.tsx";

export type Page = {
  /** After `#/` in the address. */
  readonly path: string;
  readonly title: WordKey;
  readonly sections: readonly ComponentType[];
  /** The number of items that wait for a person, and a sentence with it. */
  readonly waiting?: { readonly question: Question<Count>; readonly sentence: WordKey };
};

/** The router and the navigation; the first page is the default. */
export const pages: readonly Page[] = [
  { path: "figures", title: "figuresPage", sections: [FiguresSection, PagePromise] },
  { path: "ratings", title: "ratingsPage", sections: [RatingsSection, ContestedSection, PagePromise] },
  { path: "feedback", title: "feedbackPage", sections: [ComplaintsSection, OpinionsSection, SurveysSection] },
  {
    path: "shifts",
    title: "shiftsPage",
    sections: [DutySection, LoginsSection, ExplanationsSection],
    waiting: { question: lockedCountQuestion, sentence: "lockedNotice" },
  },
  {
    path: "alerts",
    title: "alertsPage",
    sections: [AlertsSection],
    waiting: { question: openAlertsQuestion, sentence: "alertsNotice" },
  },
  {
    path: "devices",
    title: "devicesPage",
    sections: [DevicesSection, EnrolmentSection],
    waiting: { question: alarmedCountQuestion, sentence: "alarmNotice" },
  },
  { path: "policy", title: "policyPage", sections: [PolicySection] },
  { path: "ledger", title: "ledgerPage", sections: [ImportsSection] },
  { path: "handbook", title: "handbookPage", sections: [HandbookSection] },
];
