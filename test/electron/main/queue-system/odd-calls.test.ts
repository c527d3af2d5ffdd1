import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodySchemas, type EntryKind } from "../../../../contract/ledger/bodies/index-of-kinds.ts";
import { oddJsonCases, oddTextCases, oddTexts } from "../../../support/odd-texts.ts";
import { queuePolicyFor, rateIdOf } from "../../../support/queue-system/queue-policy.ts";
import { type QueueServer, startQueueServer } from "../../../support/queue-system/server.ts";
import { entriesOnDisk } from "../../support/entries-on-disk.ts";
import {
  endVisit,
  promptFor,
  type QueueKiosk,
  queueKiosk,
  startShift,
  tap,
  untilFate,
} from "../../support/queue-kiosk.ts";
import { onDuty } from "../../support/queue-moves.ts";
import { shift } from "../../support/session.ts";
import { until } from "../../support/until.ts";

let server: QueueServer;
let kiosk: QueueKiosk;
let asked = 0;

beforeAll(async () => {
  server = await startQueueServer();
  kiosk = queueKiosk(queuePolicyFor(server.url));
  await startShift(kiosk, shift);
});
afterAll(async () => {
  kiosk.kill();
  await server.stop();
});

const openPromptId = () => {
  const { stage } = kiosk.visit.session();
  return stage.at === "prompting" ? stage.prompt.promptId : undefined;
};
const refusals = () => kiosk.problems.filter(({ code }) => code === "queue-system-call-refused");
/** An ordinary call: prompted, rated and submitted. */
const rateOrdinary = async (): Promise<void> => {
  asked += 1;
  const rateId = rateIdOf(asked);
  server.quest("3", rateId);
  tap(kiosk, await promptFor(kiosk, rateId), 4);
  endVisit(kiosk);
  await untilFate(kiosk, rateId, "begun", "accepted");
};

describe("a call with an odd id", () => {
  it.each(oddTextCases)(
    "is prompted for and returned unchanged, or refused with a line in the log: %s",
    async (_, id) => {
      // The log has at most ten refusals a minute.
      kiosk.time.advance(7_000);
      const before = refusals().length;
      server.quest("3", id);
      await until("it is asked or refused", () => openPromptId() !== undefined || refusals().length > before);
      const promptId = openPromptId();
      if (promptId) {
        tap(kiosk, promptId, 2);
        endVisit(kiosk);
        await untilFate(kiosk, id, "begun", "accepted");
        expect(server.evaluations.at(-1)?.rateId).toBe(id);
      } else {
        const shown = JSON.stringify(refusals().at(-1));
        expect(shown.length).toBeLessThan(500);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u);
      }
      await rateOrdinary();
    },
  );

  it("leaves nothing in the ledger that the centre could not read", () => {
    const unread = entriesOnDisk(kiosk.folder).filter(
      ({ kind, body }) => !bodySchemas[kind as EntryKind].safeParse(body).success,
    );
    expect(unread).toEqual([]);
  });

  it.each([
    "blanks around",
    "zero-width space inside",
    "full-width digits",
    "byte order mark before",
    "64 characters between blanks",
  ])("belongs to the service with the normalised id: %s", (name) => {
    const id = oddTexts[name] ?? "";
    const named = id
      .normalize("NFKC")
      .replaceAll(/[\u200b\ufeff]/g, "")
      .trim();
    const opened = entriesOnDisk(kiosk.folder).find(
      ({ kind, body }) => kind === "prompt-opened" && (body as { readonly rateId?: string }).rateId === id,
    );
    expect(opened?.body).toMatchObject({ transaction: { transactionRef: named, serviceNumber: 1 } });
  });

  it("is the same call as one that differs in invisible characters", async () => {
    const opened = () => entriesOnDisk(kiosk.folder).filter(({ kind }) => kind === "prompt-opened").length;
    const before = opened();
    server.quest("3", "２０１８０１０２０９８０１５ ");
    await rateOrdinary();
    expect(opened()).toBe(before + 1);
  });
});

describe("any other message", () => {
  it.each(oddJsonCases)("throws nothing: %s", (_, text) => {
    const world = onDuty();
    world.say(text);
    world.say(rateQuestOf("7"));
    expect(world.session().stage.at).toBe("prompting");
  });

  it.each(oddTextCases)("has the code of its answer escaped on display: %s", (_, code) => {
    const world = onDuty();
    world.say(rateQuestOf("8"));
    world.tap(4);
    world.advance(20_000);
    world.answer(code);
    const shown = JSON.stringify([world.state().problem, world.state().lost]);
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u);
    expect(shown.length).toBeLessThan(400);
  });

  it("throws nothing, for any text at any place", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...Object.values(oddTexts)));
    const value = fc.oneof(text, fc.double(), fc.constant(null), fc.array(text, { maxLength: 3 }));
    const message = fc.record({
      method: value,
      request: value,
      code: value,
      param: fc.oneof(value, fc.record({ rateId: value, operate: value })),
    });
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(message, fc.record({ method: fc.constant("RateQuest"), param: fc.record({ rateId: text }) })),
          { maxLength: 6 },
        ),
        (messages) => {
          const world = onDuty();
          for (const one of messages) world.say(JSON.stringify(one));
          world.advance(1_000);
        },
      ),
      { numRuns: 50 },
    );
  });
});

const rateQuestOf = (rateId: string): string => JSON.stringify({ method: "RateQuest", param: { rateId } });
