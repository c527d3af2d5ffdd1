import { expect, it } from "vitest";
import { sha256Hex } from "../../../../contract/node/hash.ts";
import { type ShownCode, watchShownCode } from "../../../../electron/main/visit/code-on-screen.ts";
import { configurationWith } from "../../support/configuration.ts";
import { changeBegun, followUp, left, loggedIn, opened, rated } from "../../support/session.ts";
import { visitOver } from "../../support/started-visit.ts";

/** A visit with a page at the centre, and the requests sent to the sync process. */
const started = () => {
  const asked: (string | null)[] = [];
  let code: ShownCode | undefined;
  const { visit, store, time, published } = visitOver({ onPublish: () => code?.look() });
  const applied = store.applyConfiguration(configurationWith({ followUp: { baseUrl: "https://a.example", days: 7 } }));
  if (!applied.ok) throw new Error(applied.problem.code);
  visit.refresh();
  code = watchShownCode({ visit: () => visit, ask: (followUpHash) => void asked.push(followUpHash) });
  const watched = code;
  visit.take(loggedIn);
  visit.take(opened());
  visit.take(rated(2));
  // A view is published before the session is queried in the same turn: the shown view counts.
  watched.look();
  const shownCode = () => {
    const view = published.at(-1);
    return view?.screen === "reasons" ? view.followUp : undefined;
  };
  return { visit, time, asked, code: watched, shownCode };
};

const hash = sha256Hex(followUp.token);

it("the check of a code's page starts once when the code appears, and ends when the code disappears", () => {
  const { visit, asked, code } = started();
  code.look();
  expect(asked).toEqual([hash]);
  visit.take(changeBegun());
  code.look();
  expect(asked).toEqual([hash, null]);
  visit.take(left);
  code.look();
  expect(asked).toEqual([hash, null, hash]);
});

it("a code leaves the screen once its page was opened, without an entry and without a longer timeout", () => {
  const { visit, time, asked, code, shownCode } = started();
  expect(shownCode()).toEqual({ address: `https://a.example/r/${followUp.token}`, days: 7 });
  const before = visit.view();
  time.advance(4_000);
  code.opened(hash);
  code.look();
  expect(shownCode()).toEqual({ address: null, days: 7 });
  expect(asked).toEqual([hash, null]);
  expect(visit.view()).toEqual({
    ...before,
    revision: expect.any(Number),
    remainingMs: Number("remainingMs" in before && before.remainingMs) - 4_000,
    change: { remainingMs: 4_000 },
    followUp: { address: null, days: 7 },
  });
});

it("a report about another rating, or one that has left the screen, is ignored", () => {
  const { visit, code, shownCode } = started();
  const view = visit.view();
  code.opened(sha256Hex("another"));
  expect(visit.view()).toEqual(view);
  visit.take(changeBegun());
  code.look();
  code.opened(hash);
  visit.take(left);
  expect(shownCode()?.address).toContain(followUp.token);
});
