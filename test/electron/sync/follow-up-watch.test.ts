import { expect, it } from "vitest";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { Sha256Hex } from "../../../contract/words.ts";
import { watchFollowUp } from "../../../electron/sync/follow-up-watch.ts";
import { manualTime } from "../support/manual-time.ts";

const [one, other] = ["a", "b"].map((digit) => Sha256Hex.parse(digit.repeat(64))) as [Sha256Hex, Sha256Hex];

type Answer = Result<{ readonly isOpened: boolean }>;
const notYet: Answer = success({ isOpened: false });
const isOpened: Answer = success({ isOpened: true });

const started = () => {
  const time = manualTime();
  const asked: Sha256Hex[] = [];
  const opened: Sha256Hex[] = [];
  let answers: ((answer: Answer) => void)[] = [];
  const watch = watchFollowUp({
    ask: (followUpHash) => {
      asked.push(followUpHash);
      return new Promise((resolve) => {
        answers = [...answers, resolve];
      });
    },
    opened: (followUpHash) => void opened.push(followUpHash),
    setTimer: time.setTimer,
  });
  /** Answers the oldest request. */
  const answer = async (found: Answer): Promise<void> => {
    const [first, ...others] = answers;
    answers = others;
    first?.(found);
    for (let step = 0; step < 5; step += 1) await Promise.resolve();
  };
  return { time, watch, asked, opened, answer };
};

it("asks every three seconds while a code is shown, one request at a time, until its page was opened", async () => {
  const { time, watch, asked, opened, answer } = started();
  time.advance(60_000);
  expect(asked).toEqual([]);
  watch.shown(one);
  time.advance(2_999);
  expect(asked).toEqual([]);
  time.advance(1);
  expect(asked).toEqual([one]);
  time.advance(60_000);
  expect(asked).toEqual([one]);
  await answer(notYet);
  time.advance(3_000);
  expect(asked).toEqual([one, one]);
  await answer(isOpened);
  time.advance(60_000);
  expect([asked.length, opened, time.waitingTimers()]).toEqual([2, [one], 0]);
});

it("ends with the code, and a later answer is ignored", async () => {
  const { time, watch, asked, opened, answer } = started();
  watch.shown(one);
  time.advance(3_000);
  watch.shown(null);
  await answer(isOpened);
  time.advance(60_000);
  expect([asked, opened, time.waitingTimers()]).toEqual([[one], [], 0]);
});

it("goes on with the next code, also where it came while the last one was asked about", async () => {
  const { time, watch, asked, opened, answer } = started();
  watch.shown(one);
  time.advance(3_000);
  watch.shown(other);
  time.advance(3_000);
  expect(asked).toEqual([one]);
  await answer(isOpened);
  expect(opened).toEqual([]);
  time.advance(3_000);
  expect(asked).toEqual([one, other]);
  await answer(isOpened);
  expect(opened).toEqual([other]);
});

it("asks less often after a failure, and does not report it", async () => {
  const { time, watch, asked, opened, answer } = started();
  watch.shown(one);
  time.advance(3_000);
  await answer(failure(problem("centre-unreachable", { reason: "ECONNREFUSED" })));
  time.advance(9_999);
  expect(asked).toEqual([one]);
  time.advance(1);
  expect([asked, opened]).toEqual([[one, one], []]);
});

it.each(["not-found", "device-revoked"] as const)("does not ask again about this code after %s", async (code) => {
  const { time, watch, asked, answer } = started();
  watch.shown(one);
  time.advance(3_000);
  await answer(failure(problem(code)));
  time.advance(60_000);
  expect([asked, time.waitingTimers()]).toEqual([[one], 0]);
});
