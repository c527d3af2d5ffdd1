import { describe, expect, it } from "vitest";
import type { Stage } from "../../../../electron/main/visit/session.ts";
import { promptNumber, shiftId } from "../../../support/ledger.ts";
import {
  cancelled,
  declined,
  followUp,
  onDuty,
  opened,
  prompt,
  rated,
  ratedWith,
  sessionDocument,
  stages,
  stepped,
  timePassed,
} from "../../support/session.ts";

const promptId = promptNumber(1);
const closed = (outcome: string, cause: string) => ({ kind: "prompt-closed", body: { promptId, outcome, cause } });

describe("a prompt", () => {
  it.each([stages.idle, stages.thanking, stages.received])("is opened from $at", (stage) => {
    expect(stepped(onDuty(stage), opened(), 10_000)).toEqual({
      session: onDuty({ at: "prompting", prompt }),
      drafts: [
        {
          kind: "prompt-opened",
          body: {
            promptId,
            shiftId,
            staffNumber: "1001",
            source: "staff-console",
            transaction: null,
            timeoutMs: 30_000,
          },
        },
      ],
    });
  });

  it("is opened by a citizen where the policy allows it, and marked so", () => {
    const walkUp = opened(promptId, "walk-up");
    expect(stepped(onDuty(), walkUp)).toMatchObject({ drafts: [{ body: { source: "walk-up" } }] });
    const policy = { ...sessionDocument.policy, walkUp: false };
    expect(stepped(onDuty(), walkUp, 10_000, { policy })).toBe("walk-up-not-allowed");
  });

  it.each([1, 2, 3, 4, 5] as const)(
    "records level %i as it was tapped, and continues in the same manner for every one",
    (level) => {
      expect(stepped(onDuty(stages.prompting), rated(level))).toEqual({
        session: onDuty({
          at: "reasons",
          rated: ratedWith(level, { ratedAtMonoMs: 12_345.6, touchedAtMonoMs: 12_345.6 }),
          deadlineMonoMs: 32_345.6,
        }),
        drafts: [
          {
            kind: "rating-given",
            body: {
              promptId,
              shiftId,
              unitCode: "330100-XZFW",
              windowNumber: "3",
              staffNumber: "1001",
              source: "staff-console",
              transaction: null,
              level,
              channel: "4",
              answeredAfterMs: 2_346,
              input: "touch",
              followUpHash: followUp.hash,
            },
          },
        ],
      });
    },
  );

  it("copies its transaction into the rating", () => {
    const transaction = { transactionRef: "SX-1", serviceNumber: 2, matterName: "居住证" };
    const stage: Stage = { at: "prompting", prompt: { ...prompt, source: "counter-api", transactions: [transaction] } };
    expect(stepped(onDuty(stage), rated(3))).toMatchObject({
      drafts: [{ body: { source: "counter-api", transaction } }],
    });
  });

  it("has no token where the centre has no page for it", () => {
    expect(stepped(onDuty(stages.prompting), rated(3), 12_000, { followUp: null })).toMatchObject({
      session: { stage: { rated: { followUpToken: null } } },
      drafts: [{ body: { followUpHash: null } }],
    });
  });

  it("accepts a tap that comes after the deadline but before the timer", () => {
    expect(stepped(onDuty(stages.prompting), rated(5), 99_000)).toMatchObject({ drafts: [{ body: { level: 5 } }] });
  });

  it("is 未评价 at its deadline and not a millisecond before", () => {
    const asking = onDuty(stages.prompting);
    expect(stepped(asking, timePassed, 39_999.9)).toEqual({ session: asking, drafts: [] });
    expect(stepped(asking, timePassed, 40_000)).toEqual({
      session: onDuty(),
      drafts: [closed("unanswered", "timed-out")],
    });
  });

  it("is cancelled by its number", () => {
    expect(stepped(onDuty(stages.prompting), cancelled())).toEqual({
      session: onDuty(),
      drafts: [closed("cancelled", "cancelled-by-staff")],
    });
  });

  it("that the citizen declines is 未评价, never cancelled: staff at the touchscreen cannot hide it", () => {
    expect(stepped(onDuty(stages.prompting), declined())).toEqual({
      session: onDuty(),
      drafts: [closed("unanswered", "closed-by-citizen")],
    });
    expect(stepped(onDuty(stages.reasons), declined())).toBe("prompt-not-open");
    expect(stepped(onDuty(stages.prompting), declined(promptNumber(2)))).toBe("prompt-not-open");
  });

  it.each(["mouse", "key"] as const)("is not declined by a clerk's %s, as it is not answered by one", (input) => {
    const onTouchscreen = declined(promptId, { input, screenHasTouch: true });
    expect(stepped(onDuty(stages.prompting), onTouchscreen)).toBe("touch-required");
    const allowed = { policy: { ...sessionDocument.policy, allowMouseRating: true } };
    const ended = { session: onDuty(), drafts: [closed("unanswered", "closed-by-citizen")] };
    expect(stepped(onDuty(stages.prompting), onTouchscreen, 12_000, allowed)).toEqual(ended);
    expect(stepped(onDuty(stages.prompting), declined(promptId, { input, screenHasTouch: false }))).toEqual(ended);
  });

  it("that a citizen opened is cancelled where the citizen declines it: no one asked", () => {
    const walkUp: Stage = { at: "prompting", prompt: { ...prompt, source: "walk-up" } };
    expect(stepped(onDuty(walkUp), declined())).toEqual({
      session: onDuty(),
      drafts: [closed("cancelled", "closed-by-citizen")],
    });
  });
});
