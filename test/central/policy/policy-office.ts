import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { PolicyContent } from "../../../contract/office/policy/policy-content.ts";
import { PolicyAtPlace, PolicyRollouts } from "../../../contract/office/policy/policy-rollouts.ts";
import { enrolDevice, enrolWithCode, type TestDevice } from "../../support/centre/device.ts";
import { sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

export interface PolicyOffice {
  nowMs: number;
  centre: TestCentre;
  /** At windows 3 and 4. */
  three: TestDevice;
  four: TestDevice;
}

const everywhere = { unitCode: null, windowNumber: null };

export const atFour = { unitCode: sampleUnitCode, windowNumber: "4" };
export const fourQuery = `?${new URLSearchParams({ unitCode: sampleUnitCode, windowNumber: "4" })}`;

export const withPrompt = ({ policy, ...content }: PolicyContent, promptMs: number): PolicyContent => ({
  ...content,
  policy: { ...policy, promptMs },
});

interface Hooks {
  readonly start: (work: () => Promise<void>) => void;
  readonly end: (work: () => Promise<void>) => void;
}

const ofEachTest: Hooks = { start: beforeEach, end: afterEach };
/** For tests that change nothing at the centre. */
export const ofTheFile: Hooks = { start: beforeAll, end: afterAll };

/** A centre with two kiosks, and the requests of the office's page about its policy. */
export const policyOffice = ({ start, end } = ofEachTest) => {
  const office = { nowMs: 0 } as PolicyOffice;
  start(async () => {
    office.nowMs = Date.parse("2026-03-02T01:00:00.000Z");
    office.centre = await startCentre({ clock: () => office.nowMs, policy: { thanksMs: 4_000 } });
    office.three = await enrolDevice(office.centre);
    const code = await office.centre.newEnrolmentCode(atFour);
    office.four = await enrolWithCode(office.centre.url, code);
  });
  end(() => office.centre.stop());

  const ask = (path: string, body?: unknown) =>
    fetch(`${office.centre.url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { ...office.centre.asCity, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });

  const policyAt = async (query = "") => PolicyAtPlace.parse(await (await ask(`${officePaths.policy}${query}`)).json());

  const wish = { ...everywhere, effectiveAt: null, base: 0, isTrial: false };
  const rollOut = (changes: object) => ask(officePaths.policyRollouts, { ...wish, ...changes });
  const rollouts = async () => PolicyRollouts.parse(await (await ask(officePaths.policyRollouts)).json());

  return { office, ask, policyAt, rollOut, rollouts };
};
