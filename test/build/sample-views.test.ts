import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addressOf, readAddress } from "../../build/screens/deep-link.ts";
import { samplePicture } from "../../build/screens/sample-pictures.ts";
import { samples } from "../../build/screens/sample-views.ts";
import { longestBadge, longestMentor } from "../../build/screens/samples/badges.ts";
import { bestTagChoices, worstTagChoices } from "../../build/screens/samples/levels.ts";
import { withoutEnglish } from "../../build/screens/samples/sample.ts";
import type { Screen } from "../../contract/ipc/view.ts";
import { SurveyQuestion } from "../../contract/survey.ts";
import { AttractPage, PauseReason, StaffMember } from "../../contract/sync/configuration.ts";
import { characterCount } from "../../contract/text-limits.ts";
import { LocalText, WindowNumber } from "../../contract/words.ts";
import { noPreferences } from "../../renderer/state/preferences.ts";

/** Derived from the views: a new screen does not compile before it is listed here, and fails before it has a sample. */
const everyScreen: Readonly<Record<Screen, true>> = {
  "out-of-service": true,
  "no-one-on-duty": true,
  closed: true,
  paused: true,
  ready: true,
  prompt: true,
  changing: true,
  reasons: true,
  thanks: true,
  opinion: true,
  complaint: true,
  survey: true,
  received: true,
  accepted: true,
};

const betweenVisits: ReadonlySet<Screen> = new Set(["out-of-service", "no-one-on-duty", "closed", "paused", "ready"]);

describe("the samples", () => {
  it("show every screen, each under a name of its own", () => {
    const shown = new Set(samples.map(({ view }) => view.screen));
    expect([...shown].toSorted()).toEqual(Object.keys(everyScreen).toSorted());
    expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length);
    expect(samples.filter(({ name, view }) => !name.startsWith(view.screen))).toEqual([]);
  });

  it("begin with the screens between two visits: in the other order the page would lose a citizen's choices", () => {
    const between = samples.map(({ view }) => betweenVisits.has(view.screen));
    expect(between.lastIndexOf(true)).toBeLessThan(between.indexOf(false));
  });

  it("use texts as long as is plausible", () => {
    const count = (text: LocalText): number => characterCount(text.zh);
    const { name, post, commitments, honours } = longestBadge;
    expect([count(name), count(post), commitments.map(count), honours.length]).toEqual([13, 12, Array(6).fill(40), 6]);
    const matters = samples.flatMap(({ view }) => (view.screen === "prompt" ? (view.matterName ?? "") : ""));
    const comments = samples.flatMap(({ view }) => (view.screen === "reasons" ? view.comment : ""));
    expect([matters, comments].map((texts) => Math.max(...texts.map(characterCount)))).toEqual([60, 150]);
  });

  it("contain nothing that the centre could not ship", () => {
    const { duties, commitments, honours, star } = StaffMember.shape;
    for (const badge of [longestBadge, longestMentor]) {
      duties.parse(badge.duties);
      commitments.parse(badge.commitments);
      honours.parse(badge.honours);
      star.parse(badge.star);
      [badge.name, badge.post].map((text) => LocalText.parse(text));
    }
    for (const { view } of samples) {
      if ("place" in view) WindowNumber.parse(view.place.windowNumber);
      if (view.screen === "survey") SurveyQuestion.parse(view.question);
      if (view.screen === "ready") {
        PauseReason.array().max(6).parse(view.pauseReasons);
        AttractPage.array()
          .max(20)
          .parse(view.attract?.pages ?? []);
      }
    }
  });

  it("offer the shipped tags", () => {
    const file = new URL("../../central/reference-data/evaluation-tags.json", import.meta.url);
    const shipped = JSON.parse(readFileSync(file, "utf8")).levels as readonly {
      readonly level: number;
      readonly tags: readonly { readonly code: string; readonly text: string; readonly shownFirst: boolean }[];
    }[];
    const tagsOf = (wanted: number) => shipped.find(({ level }) => level === wanted)?.tags;
    const asShipped = (tags: ReturnType<typeof bestTagChoices>) =>
      tags.map(({ code, text, shownFirst }) => ({ code, text: text.zh, shownFirst }));
    expect([asShipped(worstTagChoices()), asShipped(bestTagChoices())]).toEqual([tagsOf(1), tagsOf(5)]);
  });

  it("look the same on every day: none reads the clock", () => {
    const folder = new URL("../../build/screens/samples/", import.meta.url);
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(10);
    const reading = files.filter((file) =>
      /\bDate\.now\b|\bDate\(\s*\)/.test(readFileSync(new URL(file, folder), "utf8")),
    );
    expect(reading).toEqual([]);
  });

  it("have a picture behind every hash", () => {
    const hashes = JSON.stringify(samples).match(/[0-9a-f]{64}/g) ?? [];
    expect(hashes.length).toBeGreaterThan(5);
    expect(hashes.filter((hash) => !samplePicture(hash)?.startsWith("<svg"))).toEqual([]);
    expect(samplePicture("c".repeat(64))).toBe(undefined);
  });

  it("are available in Chinese alone, for every text", () => {
    const both = { zh: "是", en: "yes" };
    expect(withoutEnglish({ a: both, b: [both, null], c: { d: both, e: 1 } })).toEqual({
      a: { zh: "是" },
      b: [{ zh: "是" }, null],
      c: { d: { zh: "是" }, e: 1 },
    });
  });
});

describe("a deep link", () => {
  it("contains only the differences from the state for a new citizen, and is read back", () => {
    const plain = { screen: "ready", language: "zh", preferences: noPreferences } as const;
    const chosen = {
      screen: "reasons-longest",
      language: "en",
      preferences: {
        largeText: true,
        highContrast: true,
        reducedMotion: true,
        leftHanded: true,
        lowReach: true,
        muted: true,
      },
    } as const;
    const addresses = [plain, chosen].map(addressOf);
    expect(addresses).toEqual([
      "/?screen=ready&language=zh",
      "/?screen=reasons-longest&language=en&text=large&contrast=high&motion=reduced&hand=left&reach=low&sound=off",
    ]);
    expect(addresses.map((address) => readAddress(address.slice(1)))).toEqual([plain, chosen]);
  });
});
