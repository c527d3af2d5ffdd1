import type { ConsoleRequestName } from "./console-requests.ts";
import { enrolmentRequestNames } from "./enrolment.ts";
import { itRequestNames } from "./it.ts";
import { networkSettingsRequestNames } from "./network-settings.ts";
import type { RequestName } from "./requests.ts";

/**
 * The requests of the citizens' page. No other page may send them. Derived from `Requests`: a missing or misspelt name
 * does not compile.
 */
const names: Record<RequestName, true> = {
  currentView: true,
  logIn: true,
  changePin: true,
  scanBadge: true,
  handOver: true,
  logOut: true,
  myShift: true,
  explain: true,
  pause: true,
  resume: true,
  openPrompt: true,
  openPromptAbout: true,
  openWalkUp: true,
  declinePrompt: true,
  rate: true,
  changeRating: true,
  chooseTags: true,
  giveComment: true,
  withdrawComment: true,
  openForm: true,
  giveOpinion: true,
  makeComplaint: true,
  answerQuestion: true,
  leave: true,
  stillHere: true,
  showConsole: true,
  heartbeat: true,
  ...itRequestNames,
  ...enrolmentRequestNames,
  ...networkSettingsRequestNames,
};

export const requestNames = Object.keys(names) as readonly RequestName[];

export const channelOf = (name: RequestName): string => `counterstar:${name}`;

/** Main to page: a new view. */
export const viewChannel = "counterstar:view";

/** The requests of 窗口台, on channels of its own. No other page may send them. Derived in the same way. */
const consoleNames: Record<ConsoleRequestName, true> = {
  currentConsole: true,
  logIn: true,
  scanBadge: true,
  handOver: true,
  logOut: true,
  openPrompt: true,
  cancelPrompt: true,
  pause: true,
  resume: true,
  explain: true,
};

export const consoleRequestNames = Object.keys(consoleNames) as readonly ConsoleRequestName[];

export const consoleChannelOf = (name: ConsoleRequestName): string => `counterstar-console:${name}`;

/** Main to 窗口台: a new view. */
export const consoleViewChannel = "counterstar-console:view";

/** The two pages: the citizens' touchscreen, and 窗口台, the small window of the clerk. */
export const pageFiles = { kiosk: "index.html", console: "console.html" } as const;
