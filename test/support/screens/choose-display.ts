import { nonParty } from "../../../build/screens/samples/badges.ts";
import { noServices, usualPlace } from "../../../build/screens/samples/places.ts";
import { viewOf } from "../../../build/screens/samples/sample.ts";
import { noPreferences, type PreferenceName, type Preferences } from "../../../renderer/state/preferences.ts";
import type { Language } from "../../../renderer/words/speech.ts";
import { walk } from "./arrive.ts";
import type { SampleWindow } from "./sample-window.ts";

const buttonOf: Readonly<Record<PreferenceName, string>> = {
  largeText: "preference-large-text",
  highContrast: "preference-high-contrast",
  reducedMotion: "preference-reduced-motion",
  leftHanded: "preference-left-handed",
  lowReach: "preference-low-reach",
  muted: "preference-muted",
};

const received = viewOf("received", { place: usualPlace, what: "opinion" });

const ready = viewOf("ready", {
  place: usualPlace,
  services: noServices,
  badge: nonParty,
  mentor: null,
  walkUp: false,
  attract: null,
  columnAddress: null,
  pauseReasons: [{ text: { zh: "午休" }, until: null }],
});

/** As a citizen does it: a visit ends, and the next one begins with the language and with 无障碍. */
export const chooseDisplay = async (
  { page, push }: SampleWindow,
  language: Language,
  preferences: Partial<Preferences>,
): Promise<void> => {
  await push([received, ready], null);
  await page.waitForSelector(".kiosk[data-screen=ready][data-language=zh]");
  const wanted = { ...noPreferences, ...preferences };
  const buttons = (Object.keys(buttonOf) as readonly PreferenceName[])
    .filter((name) => wanted[name])
    .map((name) => buttonOf[name]);
  const inDialog = buttons.length === 0 ? [] : ["preferences-open", ...buttons, "preferences-close"];
  const testIds = [...(language === "en" ? ["language"] : []), ...inDialog];
  await walk(
    page,
    testIds.map((testId) => `[data-testid="${testId}"]`),
  );
  await page.waitForSelector(`.kiosk[data-language=${language}]`);
};

/** The citizen's choices on the page's root element: "large high low". */
export const displayOf = ({ page }: SampleWindow): Promise<string> =>
  page.evaluate(() => {
    const { text, contrast, motion, hand, reach } = document.documentElement.dataset;
    return [document.documentElement.lang.slice(0, 2), text, contrast, motion, hand, reach].filter(Boolean).join(" ");
  });
