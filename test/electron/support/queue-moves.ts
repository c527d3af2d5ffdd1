import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { rateQuest } from "../../support/queue-system/server.ts";
import { type QueueWorld, queueWorld } from "./queue-world.ts";
import { loggedIn } from "./session.ts";

/** Pushes an operation to the window. */
export const operate = (world: QueueWorld, what: string): void =>
  world.say(JSON.stringify({ method: "RateOperate", param: { operate: what } }));
/** Pushes a request for a rating. */
export const quest = (world: QueueWorld, rateId: string): void => world.say(rateQuest(rateId));

/** Waits for the next attempt to connect, and lets it lead to a log-in. */
export const comeBack = (world: QueueWorld): void => {
  for (let seconds = 0; world.state().link.at !== "connecting" && seconds < 600; seconds += 1) world.advance(1_000);
  world.accept();
  world.serve();
  world.serve();
};

/** Staff on duty, and logged in at the queue system. */
export const onDuty = (): QueueWorld => {
  const world = queueWorld();
  world.take(loggedIn);
  comeBack(world);
  return world;
};

export const openRef = ({ session }: QueueWorld): string | undefined => {
  const { stage } = session();
  return stage.at === "prompting" ? stage.prompt.transactions[0]?.transactionRef : undefined;
};
/** From the tap to the idle screen. */
export const rateAndLeave = (world: QueueWorld): void => {
  world.tap(4);
  world.advance(20_000);
};
export const linkOf = ({ state }: QueueWorld): string => {
  const { link } = state();
  return link.at === "up" && link.isLoggedIn ? `logged in as ${link.seat.userCode}` : link.at;
};
export const fates = ({ ledger }: QueueWorld): readonly EntryDraft[] =>
  ledger.filter(({ kind }) => kind === "queue-submit-begun" || kind === "queue-submit-ended");
export const fateOf = (world: QueueWorld, rateId: string): readonly string[] =>
  fates(world).flatMap(({ body }) =>
    "rateId" in body && body.rateId === rateId ? ["outcome" in body ? String(body.outcome) : "begun"] : [],
  );
export const submitsOf = ({ sent }: QueueWorld) => sent.filter(({ method }) => method === "RateSubmit");
