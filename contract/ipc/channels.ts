import type { RequestName } from "./requests.ts";

/** Derived from `Requests`: a missing or misspelt name does not compile. */
const names: Record<RequestName, true> = {
  currentView: true,
  logIn: true,
  changePin: true,
  scanBadge: true,
  logOut: true,
  pause: true,
  resume: true,
  openPrompt: true,
  openWalkUp: true,
  cancelPrompt: true,
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
  heartbeat: true,
};

export const requestNames = Object.keys(names) as readonly RequestName[];

export const channelOf = (name: RequestName): string => `counterstar:${name}`;

/** Main to page: a new view. */
export const viewChannel = "counterstar:view";
