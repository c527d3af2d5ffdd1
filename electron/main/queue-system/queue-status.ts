import { type Problem, problem } from "../../../contract/problems/problem.ts";
import type { QueueLinkState, QueueSystemStatus } from "../../../contract/queue-system.ts";
import { type QueueContext, type QueueState, wantedSeat } from "./queue-state.ts";

/** The warning about a link that can be read on its network; null where it is encrypted. */
export const unencrypted = (url: string): Problem | null =>
  url.startsWith("wss:") ? null : problem("queue-system-unencrypted", { url });

const linkStateOf = ({ link }: QueueState, isWanted: boolean): QueueLinkState => {
  if (link.at === "down") return isWanted ? "waiting" : "nobody-on-duty";
  if (link.at === "connecting") return "connecting";
  return link.isLoggedIn ? "logged-in" : "connected";
};

/** The link's status for IT. */
export const statusOf = (state: QueueState, context: QueueContext): QueueSystemStatus => {
  const { link, problem: found, lost } = state;
  const wanted = wantedSeat(context);
  const seat = link.at === "down" ? wanted : link.seat;
  const { url } = context.policy;
  return {
    link: linkStateOf(state, wanted !== null),
    url,
    login: seat && { windowNumber: seat.windowNumber, userCode: seat.userCode },
    due: context.owed.length,
    problem: found,
    lost,
    notice: unencrypted(url),
  };
};
