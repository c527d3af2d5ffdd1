import { describe, expect, it } from "vitest";
import { builtInYears } from "../../../../contract/working-days.ts";
import { isOfferedAfter } from "../../../../electron/main/visit/form-steps.ts";
import type { OpenSurvey, Stage } from "../../../../electron/main/visit/session.ts";
import { promptNumber, shiftId } from "../../../support/ledger.ts";
import {
  answered,
  complaintId,
  complaintMade,
  followUp,
  formOpened,
  left,
  offDuty,
  onDuty,
  opened,
  opinionGiven,
  opinionId,
  paused,
  responseId,
  sealed,
  sessionDocument,
  stages,
  stepped,
  survey,
  timePassed,
} from "../../support/session.ts";

const where = { unitCode: "330100-XZFW", windowNumber: "3", shiftId };
const writing = (form: Extract<Stage, { at: "writing" }>["form"]): Stage => ({
  at: "writing",
  form,
  deadlineMonoMs: 72_000,
});
const openSurvey: OpenSurvey = { form: "survey", survey, responseId, promptId: null, index: 0, answers: {} };
const received = (what: "opinion" | "survey"): Stage => ({
  at: "received",
  what,
  deadlineMonoMs: 22_000,
});

const { followUpAddress: _, ...promise } = stages.accepted.acceptance;

describe("the number of a complaint", () => {
  it("is taken off the screen by neither a prompt nor another form, only by the citizen or the time", () => {
    const session = onDuty(stages.accepted);
    for (const event of [opened(), formOpened("opinion")]) expect(stepped(session, event)).toBe("citizen-busy");
    expect(stepped(session, timePassed, 71_000)).toEqual({ session, drafts: [] });
    expect(stepped(session, timePassed, 72_000)).toEqual({ session: onDuty(), drafts: [] });
    expect(stepped(session, left)).toEqual({ session: onDuty(), drafts: [] });
  });
});

describe("a form", () => {
  it.each(["opinion", "complaint"] as const)("(%s) is open to every citizen, with or without staff on duty", (form) => {
    for (const session of [onDuty(), offDuty(), { duty: paused, stage: stages.idle }]) {
      expect(stepped(session, formOpened(form), 12_000)).toEqual({
        session: { duty: session.duty, stage: writing({ form }) },
        drafts: [],
      });
    }
  });

  it("does not take the screen from a prompt or from a citizen who is writing", () => {
    expect(stepped(onDuty(stages.prompting), formOpened("opinion"))).toBe("prompt-already-open");
    for (const stage of [stages.reasons, stages.changing, stages.writing]) {
      expect(stepped(onDuty(stage), formOpened("complaint"))).toBe("citizen-busy");
    }
  });

  it("is left without a trace", () => {
    expect(stepped(onDuty(stages.writing), left)).toEqual({ session: onDuty(), drafts: [] });
    expect(stepped(onDuty(stages.received), left)).toEqual({ session: onDuty(), drafts: [] });
  });
});

describe("the text of a form", () => {
  it("in the opinion book is stored with place and shift", () => {
    expect(stepped(onDuty(writing({ form: "opinion" })), opinionGiven(" 多放几把椅子 "), 12_000)).toEqual({
      session: onDuty(received("opinion")),
      drafts: [{ kind: "opinion-given", body: { opinionId, ...where, text: "多放几把椅子" } }],
    });
    expect(stepped(offDuty(writing({ form: "opinion" })), opinionGiven("好"))).toMatchObject({
      drafts: [{ body: { shiftId: null } }],
    });
  });

  it("as a complaint is sealed on disk, with the promise that stays on the screen for a minute from the last touch", () => {
    expect(stepped(onDuty(writing({ form: "complaint" })), complaintMade, 12_000)).toEqual({
      session: onDuty(stages.accepted),
      drafts: [
        {
          kind: "complaint-made",
          body: { complaintId, ...where, sealed, acceptance: { ...promise, followUpHash: followUp.hash } },
        },
      ],
    });
  });

  it("as a complaint has no code where the centre has no page, and no date where the holidays are not published", () => {
    // Longer than all years that are built in.
    const complaintDays = 366 * (Number(builtInYears.at(-1)) - 2025);
    const changes = { followUp: null, policy: { ...sessionDocument.policy, complaintDays } };
    expect(stepped(onDuty(writing({ form: "complaint" })), complaintMade, 12_000, changes)).toMatchObject({
      session: { stage: { acceptance: { answerDays: complaintDays, answerBy: null, followUpAddress: null } } },
      drafts: [{ body: { acceptance: { answerDays: complaintDays, answerBy: null, followUpHash: null } } }],
    });
  });

  it("belongs to the form that is open", () => {
    expect(stepped(onDuty(), opinionGiven("好"))).toBe("form-not-open");
    expect(stepped(onDuty(writing({ form: "complaint" })), opinionGiven("好"))).toBe("form-not-open");
    expect(stepped(onDuty(writing({ form: "opinion" })), complaintMade)).toBe("form-not-open");
    expect(stepped(onDuty(writing({ form: "opinion" })), answered("way", null))).toBe("form-not-open");
  });
});

describe("问卷", () => {
  const asking = (changes: Partial<OpenSurvey> = {}) => onDuty(writing({ ...openSurvey, ...changes }));
  const answer = (questionId: string, given: object) => ({
    kind: "survey-answered",
    body: { responseId, surveyId: "2026-winter", ...where, promptId: null, questionId, answer: given },
  });

  it("is opened from the ready screen, and after a rating with its prompt", () => {
    expect(stepped(onDuty(), formOpened("survey"), 12_000)).toEqual({ session: asking(), drafts: [] });
    expect(stepped(onDuty(stages.thanking), formOpened("survey"), 12_000)).toEqual({
      session: asking({ promptId: promptNumber(1) }),
      drafts: [],
    });
  });

  it("is open on its days only", () => {
    for (const changes of [{ firstDay: "2026-11-25" }, { lastDay: "2026-11-23" }]) {
      expect(stepped(onDuty(), formOpened("survey"), 12_000, { survey: { ...survey, ...changes } })).toBe(
        "survey-not-offered",
      );
    }
    expect(stepped(onDuty(), formOpened("survey"), 12_000, { survey: null })).toBe("survey-not-offered");
  });

  it("writes answer by answer and ends with thanks", () => {
    const first = { type: "single", choice: "bus" } as const;
    expect(stepped(asking(), answered("way", first), 12_000)).toEqual({
      session: asking({ index: 1, answers: { way: first } }),
      drafts: [answer("way", first)],
    });
    const second = { type: "scale", value: 5 } as const;
    expect(stepped(asking({ index: 1, answers: { way: first } }), answered("ease", second), 12_000)).toEqual({
      session: onDuty(received("survey")),
      drafts: [answer("ease", second)],
    });
  });

  it("goes back to a question, writes what was chosen before, and replaces an answer only by another one", () => {
    const bus = { type: "single", choice: "bus" } as const;
    const walk = { type: "single", choice: "walk" } as const;
    const two = { type: "scale", value: 2 } as const;
    const second = asking({ index: 1, answers: { way: bus } });
    expect(stepped(second, answered("ease", two, "back"), 12_000)).toEqual({
      session: asking({ answers: { way: bus, ease: two } }),
      drafts: [answer("ease", two)],
    });
    const first = asking({ answers: { way: bus, ease: two } });
    expect(stepped(first, answered("way", bus), 12_000)).toEqual({
      session: asking({ index: 1, answers: { way: bus, ease: two } }),
      drafts: [],
    });
    expect(stepped(first, answered("way", walk), 12_000)).toEqual({
      session: asking({ index: 1, answers: { way: walk, ease: two } }),
      drafts: [answer("way", walk)],
    });
    expect(stepped(second, answered("ease", null, "back"), 12_000)).toEqual({
      session: asking({ answers: { way: bus } }),
      drafts: [],
    });
    expect(stepped(asking(), answered("way", null, "back"))).toBe("form-not-open");
  });

  it("skips questions without an answer, and does not thank for an empty survey", () => {
    expect(stepped(asking(), answered("way", null), 12_000)).toEqual({ session: asking({ index: 1 }), drafts: [] });
    expect(stepped(asking({ index: 1 }), answered("ease", null), 12_000)).toEqual({ session: onDuty(), drafts: [] });
    const given = { way: { type: "single", choice: "bus" } } as const;
    expect(stepped(asking({ index: 1, answers: given }), answered("ease", null), 12_000)).toMatchObject({
      session: { stage: { at: "received" } },
    });
  });

  it("accepts only an answer to the present question", () => {
    expect(stepped(asking(), answered("ease", { type: "scale", value: 5 }))).toBe("form-not-open");
    expect(stepped(asking(), answered("way", { type: "single", choice: "train" }))).toBe("input-invalid");
    expect(stepped(asking(), answered("way", { type: "multiple", choices: ["bus"] }))).toBe("input-invalid");
    const several = { ...survey, questions: [{ ...survey.questions[0], type: "multiple" }] } as typeof survey;
    expect(stepped(asking({ survey: several }), answered("way", { type: "multiple", choices: [] }))).toBe(
      "input-invalid",
    );
    expect(stepped(asking({ index: 1 }), answered("ease", { type: "scale", value: 6 }))).toBe("input-invalid");
  });

  it("stays the one that was opened, whatever the centre ships meanwhile", () => {
    const other = { ...survey, id: "other", questions: survey.questions.toReversed() };
    expect(
      stepped(asking(), answered("way", { type: "single", choice: "walk" }), 12_000, { survey: other }),
    ).toMatchObject({ drafts: [{ body: { surveyId: "2026-winter" } }], session: { stage: { form: { survey } } } });
  });

  it("is offered after one rating in a fixed number", () => {
    const offered = (everyRatings: number) => {
      const numbers = Array.from({ length: 4_000 }, () => crypto.randomUUID() as ReturnType<typeof promptNumber>);
      return numbers.filter((id) => isOfferedAfter({ ...survey, afterRating: { everyRatings } }, id)).length;
    };
    expect(offered(1)).toBe(4_000);
    expect(Math.abs(offered(10) - 400)).toBeLessThan(120);
    expect(isOfferedAfter({ ...survey, afterRating: null }, promptNumber(1))).toBe(false);
  });
});
