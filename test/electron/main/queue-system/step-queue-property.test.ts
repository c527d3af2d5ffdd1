import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { bodySchemas } from "../../../../contract/ledger/bodies/index-of-kinds.ts";
import type { QueueSubmitOutcome } from "../../../../contract/ledger/bodies/queue-system.ts";
import type { Level } from "../../../../contract/words.ts";
import { rateIdOf } from "../../../support/queue-system/queue-policy.ts";
import { rateQuest } from "../../../support/queue-system/server.ts";
import { type QueueWorld, queueWorld } from "../../support/queue-world.ts";
import { colleague, left, loggedIn, loggedOut, pauseBegun, resumed, shift } from "../../support/session.ts";

type Move = (world: QueueWorld) => void;

const operate =
  (what: string): Move =>
  (world) =>
    world.say(JSON.stringify({ method: "RateOperate", param: { operate: what } }));
const handOver: Move = (world) => {
  const { duty } = world.session();
  const next = duty.state !== "off" && duty.shift.staffNumber === shift.staffNumber ? colleague : shift;
  world.take({ type: "handed-over", shift: next });
};

/** The next event of an ordinary day; the service mostly answers. */
const onward =
  (count: number, tapped: Level): Move =>
  (world) => {
    const { at } = world.session().stage;
    if (at === "prompting" || at === "changing") world.tap(tapped);
    else if (at === "reasons" && tapped === 5) world.beginChange();
    else if (at !== "idle") world.advance(count * 1_000);
    else if (world.asked()) world.serve();
    else if (world.state().link.at === "connecting") world.accept();
    else if (world.state().link.at === "down") world.advance(61_000);
    else world.say(rateQuest(rateIdOf(count)));
  };

const sometimes: readonly Move[] = [
  (world) => world.take(left),
  (world) => world.advance(1_000),
  (world) => world.breakLine(),
  (world) => world.handleAndBreak(),
  (world) => world.lose(),
  (world) => world.forgetLogin(),
  (world) => world.answer("1003"),
  (world) => world.answer("1002"),
  // An answer to another request; it says nothing false about a rating.
  (world) => world.say(JSON.stringify({ request: "HeartBeat", code: "999", result: "未知指令" })),
  (world) => world.say('{"method":"RateQuest","param":{"rateId":20180102093015123}}'),
  (world) => world.say("not JSON"),
  (world) => world.restart(),
  (world) => world.crashAtNextWrite(),
  (world) => world.beginChange(),
  (world) => world.take(loggedIn),
  (world) => world.take({ type: "logged-in", shift: colleague }),
  (world) => world.take(loggedOut),
  (world) => world.take(pauseBegun),
  (world) => world.take(resumed),
  (world) => world.advance(300_000),
  handOver,
  operate("Pause"),
  operate("Reset"),
  operate("Resume"),
];

const level = fc.constantFrom<Level>(1, 2, 3, 4, 5);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 60 }), level).map(([count, tapped]) => onward(count, tapped)),
  },
  { weight: 7, arbitrary: fc.constantFrom(...sometimes) },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 60 }).map(
      (count): Move =>
        (world) =>
          world.say(rateQuest(rateIdOf(count))),
    ),
  },
  {
    weight: 6,
    arbitrary: level.map(
      (tapped): Move =>
        (world) =>
          world.tap(tapped),
    ),
  },
);

/** A well-behaved service, and staff that stays on duty, until no submit is due any more. */
const comeToRest = (world: QueueWorld): void => {
  world.take(loggedIn);
  for (let count = 0; count < 60 && (count < 6 || world.owed().length > 0); count += 1) {
    world.advance(400_000);
    for (let exchange = 0; exchange < 8; exchange += 1) {
      world.accept();
      world.serve();
    }
  }
};

const outcomes = new Map<QueueSubmitOutcome, number>();

const check = ({ ledger, rows, sent, owed }: QueueWorld): void => {
  for (const { kind, body } of ledger) expect(bodySchemas[kind].safeParse(body).error).toBeUndefined();
  expect(owed()).toEqual([]);
  const submits = sent.filter(({ method }) => method === "RateSubmit").map(({ param }) => param["rateId"]);
  const rated = ledger.flatMap((draft) => (draft.kind === "rating-given" ? [draft.body] : []));
  const ids = rated.map(({ transaction }) => transaction?.transactionRef ?? "");
  expect(rows.filter(({ rateId }) => !ids.includes(rateId))).toEqual([]);
  for (const [index, rateId] of ids.entries()) {
    const fate = ledger.flatMap((draft) =>
      draft.kind === "queue-submit-ended" && draft.body.rateId === rateId ? [draft.body.outcome] : [],
    );
    for (const outcome of fate) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const last = fate.at(-1);
    expect(fate.filter((outcome) => outcome !== "not-taken")).toEqual([last]);
    const stored = rows.filter((row) => row.rateId === rateId);
    // At most once in every case; exactly once where the ledger says so.
    expect(stored.length).toBeLessThanOrEqual(1);
    if (last === "accepted") expect(stored).toHaveLength(1);
    if (last === "given-up" || last === "refused") expect(stored).toEqual([]);
    expect(submits.filter((sentId) => sentId === rateId).length).toBeLessThanOrEqual(
      1 + fate.filter((outcome) => outcome === "not-taken").length,
    );
    const { promptId, staffNumber, level: first } = rated[index] ?? {};
    const changed = ledger.flatMap((draft) =>
      draft.kind === "rating-changed" && draft.body.promptId === promptId ? [draft.body.level] : [],
    );
    for (const row of stored) {
      expect(row).toEqual({ rateId, userCode: staffNumber, attitude: String(changed[0] ?? first) });
    }
  }
};

describe("any interleaving of pushes, answers, drops, restarts and taps", () => {
  it("submits every rating at most once, and exactly once or with an entry that says why not", () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 60, maxLength: 140 }), (moves) => {
        const world = queueWorld();
        world.take(loggedIn);
        for (const next of moves) next(world);
        comeToRest(world);
        check(world);
      }),
      { numRuns: 1_000 },
    );
  });

  afterAll(() => {
    const seen = [...outcomes].filter(([, count]) => count > 20).map(([outcome]) => outcome);
    expect(seen.toSorted()).toEqual(["accepted", "given-up", "not-taken", "refused", "unknown"]);
  });
});
