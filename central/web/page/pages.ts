import type { ComponentType, ReactNode } from "react";
import type { Permission } from "../../../contract/office/accounts/permissions.ts";
import type { Count } from "../../../contract/office/count.ts";
import { openAlertsQuestion } from "../../../contract/office/devices/alerts.ts";
import { alarmedCountQuestion } from "../../../contract/office/devices/devices.ts";
import { waitingFlagsQuestion } from "../../../contract/office/figures/signals.ts";
import type { Question } from "../../../contract/office/question.ts";
import { lockedCountQuestion } from "../../../contract/office/shifts/logins.ts";
import { AccessLogSection } from "../accounts/access-log-section.tsx";
import { AccountsSection } from "../accounts/accounts-section.tsx";
import { TokensSection } from "../accounts/tokens-section.tsx";
import { WaitingSection } from "../accounts/waiting-section.tsx";
import { CalendarHistorySection } from "../calendar/history-section.tsx";
import { CalendarImportSection } from "../calendar/import-section.tsx";
import { CalendarYearsSection } from "../calendar/years-section.tsx";
import { AlertsSection } from "../devices/alerts-section.tsx";
import { DevicesSection } from "../devices/devices-section.tsx";
import { EnrolmentSection } from "../devices/enrolment-section.tsx";
import { DigestsSection } from "../digests/digests-section.tsx";
import { ComplaintsSection, ExplanationsSection, OpinionsSection } from "../feedback/feedback-sections.tsx";
import { SurveysSection } from "../feedback/surveys-section.tsx";
import { ChannelsSection, HoursSection, MattersBreakdownSection } from "../figures/analysis/breakdown-sections.tsx";
import { ComparisonSection } from "../figures/analysis/comparison-section.tsx";
import { ReasonsSection } from "../figures/analysis/reasons-section.tsx";
import { TrendSection } from "../figures/analysis/trend-section.tsx";
import { FiguresSection } from "../figures/figures-section.tsx";
import { FlagsSection } from "../figures/flags-section.tsx";
import { NewestWeek } from "../figures/newest-week.tsx";
import { HandbookSection } from "../handbook/handbook-section.tsx";
import { DrawsSection } from "../inspection/draws-section.tsx";
import { JobsSection } from "../jobs/jobs-section.tsx";
import { RoundsSection } from "../jobs/rounds-section.tsx";
import { ImportsSection } from "../ledger/imports-section.tsx";
import { NoticesSection } from "../notices/notices-section.tsx";
import { RefusedSection } from "../platform/refused-section.tsx";
import { UploadsSection } from "../platform/uploads-section.tsx";
import { PolicySection } from "../policy/policy-section.tsx";
import { ApprovalsSection } from "../public/approvals-section.tsx";
import { CardsSection } from "../public/cards-section.tsx";
import { ColumnSection } from "../public/column-section.tsx";
import { CommentsSection } from "../public/comments-section.tsx";
import { ContestedSection } from "../ratings/contested-section.tsx";
import { RatingsSection } from "../ratings/ratings-section.tsx";
import { AppealsSection } from "../rectification/appeals-section.tsx";
import { CallsSection } from "../rectification/calls-section.tsx";
import { ItemFiguresSection } from "../rectification/figures-section.tsx";
import { HelpsSection } from "../rectification/helps-section.tsx";
import { ItemsSection } from "../rectification/items-section.tsx";
import { DutySection } from "../shifts/duty-section.tsx";
import { LoginsSection } from "../shifts/logins-section.tsx";
import { StarsSection } from "../stars/stars-section.tsx";
import { BriefSection } from "../today/brief-section.tsx";
import { TodaySection } from "../today/today-section.tsx";
import type { WordKey } from "../words/words.ts";
import { PagePromise } from "./page-promise.tsx";

export type Page = {
  /** After `#/` in the address. */
  readonly path: string;
  readonly title: WordKey;
  /** Each with the permission to read it; the page is shown where the person may read one of them. */
  readonly sections: readonly (readonly [section: ComponentType, may: Permission | null])[];
  /** Stands around the sections, and gives them the data that all of them need. */
  readonly around?: ComponentType<{ readonly children: ReactNode }>;
  /** Reached from another page: it has an address, and no line in the navigation. */
  readonly isInside?: true;
  /** The number of items that wait for a person, and a sentence with it. */
  readonly waiting?: { readonly question: Question<Count>; readonly sentence: WordKey; readonly may: Permission };
};

/** The router and the navigation. */
const pages: readonly Page[] = [
  { path: "today", title: "todayPage", sections: [[TodaySection, null]] },
  { path: "today/brief", title: "brief", sections: [[BriefSection, "read-figures"]], isInside: true },
  {
    path: "figures",
    title: "figuresPage",
    around: NewestWeek,
    sections: [
      [FiguresSection, "read-figures"],
      [PagePromise, null],
    ],
  },
  {
    path: "signals",
    title: "signalsPage",
    sections: [
      [FlagsSection, "read-signals"],
      [PagePromise, null],
    ],
    waiting: { question: waitingFlagsQuestion, sentence: "flagsWaiting", may: "read-signals" },
  },
  { path: "inspection", title: "inspectionPage", sections: [[DrawsSection, "read-draws"]] },
  {
    path: "analysis",
    title: "analysisPage",
    around: NewestWeek,
    sections: [
      [TrendSection, "read-figures"],
      [ComparisonSection, "read-figures"],
      [ReasonsSection, "read-ratings"],
      [HoursSection, "read-figures"],
      [MattersBreakdownSection, "read-figures"],
      [ChannelsSection, "read-figures"],
      [PagePromise, null],
    ],
  },
  {
    path: "ratings",
    title: "ratingsPage",
    sections: [
      [RatingsSection, "read-ratings"],
      [ContestedSection, "decide-claims"],
      [PagePromise, null],
    ],
  },
  {
    path: "items",
    title: "itemsPage",
    sections: [
      [CallsSection, "call-back"],
      [HelpsSection, "manage-helps"],
      [ItemsSection, "read-items"],
      [PagePromise, null],
    ],
  },
  {
    path: "item-figures",
    title: "itemFiguresPage",
    sections: [
      [ItemFiguresSection, "read-items"],
      [AppealsSection, "read-items"],
      [PagePromise, null],
    ],
  },
  { path: "stars", title: "starsPage", sections: [[StarsSection, "read-stars"]] },
  {
    path: "feedback",
    title: "feedbackPage",
    sections: [
      [ComplaintsSection, "read-complaints"],
      [OpinionsSection, "read-opinions"],
      [SurveysSection, "read-opinions"],
    ],
  },
  {
    path: "column",
    title: "columnPage",
    sections: [
      [ApprovalsSection, "approve-cards"],
      [ColumnSection, "manage-column"],
      [CardsSection, "manage-column"],
      [CommentsSection, "manage-column"],
    ],
  },
  {
    path: "shifts",
    title: "shiftsPage",
    sections: [
      [DutySection, "read-duty"],
      [LoginsSection, "read-logins"],
      [ExplanationsSection, "read-explanations"],
    ],
    waiting: { question: lockedCountQuestion, sentence: "lockedNotice", may: "read-logins" },
  },
  {
    path: "alerts",
    title: "alertsPage",
    sections: [[AlertsSection, "read-devices"]],
    waiting: { question: openAlertsQuestion, sentence: "alertsNotice", may: "read-devices" },
  },
  {
    path: "devices",
    title: "devicesPage",
    sections: [
      [DevicesSection, "read-devices"],
      [EnrolmentSection, "manage-devices"],
    ],
    waiting: { question: alarmedCountQuestion, sentence: "alarmNotice", may: "read-devices" },
  },
  { path: "policy", title: "policyPage", sections: [[PolicySection, "read-policy"]] },
  {
    path: "calendar",
    title: "calendarPage",
    sections: [
      [CalendarYearsSection, "read-calendar"],
      [CalendarImportSection, "manage-calendar"],
      [CalendarHistorySection, "read-calendar"],
    ],
  },
  {
    path: "platform",
    title: "platformPage",
    sections: [
      [UploadsSection, "read-uploads"],
      [RefusedSection, "list-uploads"],
    ],
  },
  { path: "ledger", title: "ledgerPage", sections: [[ImportsSection, "import-ledger"]] },
  {
    path: "accounts",
    title: "accountsPage",
    sections: [
      [WaitingSection, "confirm-accounts"],
      [AccountsSection, "manage-accounts"],
      [TokensSection, "manage-tokens"],
      [AccessLogSection, "read-access-log"],
    ],
  },
  { path: "handbook", title: "handbookPage", sections: [[HandbookSection, null]] },
  {
    path: "jobs",
    title: "jobsPage",
    sections: [
      [JobsSection, null],
      [DigestsSection, "watch-jobs"],
      [NoticesSection, "watch-jobs"],
      [RoundsSection, "watch-jobs"],
    ],
  },
];

/**
 * The pages and sections that these permissions open; the first page is the default. A page that begins with a section
 * for everybody is open to everybody.
 */
export const pagesFor = (permissions: readonly Permission[]): readonly Page[] => {
  const isOpen = ([, may]: Page["sections"][number]): boolean => may === null || permissions.includes(may);
  return pages.flatMap((page): readonly Page[] => {
    const sections = page.sections.filter(isOpen);
    const hasOwn = sections.some(([, may]) => may !== null) || page.sections[0]?.[1] === null;
    if (!hasOwn) return [];
    const { waiting, ...rest } = page;
    return [{ ...rest, sections, ...(waiting && permissions.includes(waiting.may) && { waiting }) }];
  });
};
