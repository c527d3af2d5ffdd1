import { afterEach, beforeEach } from "vitest";
import { linkOf, type QueueKiosk, queueKiosk, startShift, untilLoggedIn } from "../electron/support/queue-kiosk.ts";
import { shift } from "../electron/support/session.ts";
import { until } from "../electron/support/until.ts";
import { queuePolicyFor } from "../support/queue-system/queue-policy.ts";
import { type QueueServer, startQueueServer } from "../support/queue-system/server.ts";

export interface QueueWindow {
  server: QueueServer;
  kiosk: QueueKiosk;
}

/** A queue system and a window with staff on duty, for each test. */
export const queueWindow = () => {
  const place = {} as QueueWindow;
  beforeEach(async () => {
    place.server = await startQueueServer();
    place.kiosk = queueKiosk(queuePolicyFor(place.server.url));
    await startShift(place.kiosk, shift);
  });
  afterEach(async () => {
    place.kiosk.kill();
    await place.server.stop();
  });

  const rowsOf = (rateId: string) => place.server.evaluations.filter((row) => row.rateId === rateId);

  /** Lets the time of the next attempt come, and waits until it has led to a log-in. */
  const comeBack = async (): Promise<void> => {
    const { kiosk } = place;
    await until("the link is down", () => linkOf(kiosk) === "waiting" || linkOf(kiosk) === "connecting");
    kiosk.time.advance(61_000);
    await untilLoggedIn(kiosk);
  };

  return { place, rowsOf, comeBack };
};
