import type { RequestName } from "../../../contract/ipc/requests.ts";
import type { KioskView, Screen, Wait } from "../../../contract/ipc/view.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { LocalText } from "../../../contract/words.ts";
import type { Step } from "../take-steps.ts";

/** One screen, for designers and for the tests that measure it. */
export interface Sample {
  /** The name of its picture and its deep link: "ready-longest". Begins with the view's screen. */
  readonly name: string;
  readonly view: KioskView;
  /** The page's wall clock; sampleNow without it. */
  readonly at?: Date;
  /** For staff and IT: shown the same way whatever a citizen chose before. */
  readonly plain?: true;
  /** The touches that lead to the state. */
  readonly steps?: readonly Step[];
  /** The selector of the button that turns to the next page, where there are several pages. */
  readonly turns?: string;
  /** Main's refusal of every touch; without it the view stays and no problem is shown. */
  readonly refusal?: Problem;
  /** Main's answers to requests that do not return a view. */
  readonly answers?: Readonly<Partial<Record<RequestName, unknown>>>;
  /** Requests that main does not answer: the state is that of waiting for it. */
  readonly unanswered?: readonly RequestName[];
  /** A selector that is on the screen only in the intended state. */
  readonly shows?: string;
}

export type ViewOf<Name extends Screen> = Extract<KioskView, { readonly screen: Name }>;

/** A view of the first revision. */
export const viewOf = <Name extends Screen>(
  screen: Name,
  content: Omit<ViewOf<Name>, "revision" | "screen">,
): ViewOf<Name> => ({ revision: 1, screen, ...content }) as unknown as ViewOf<Name>;

export const text = (zh: string, en: string): Required<LocalText> => ({ zh, en });

const isLocalText = (value: object): value is LocalText => "zh" in value;

/** The same value with Chinese texts only, as an office without a translator writes them. */
export const withoutEnglish = <Value>(value: Value): Value => {
  if (typeof value !== "object" || value === null) return value;
  if (isLocalText(value)) return { zh: value.zh } as Value;
  if (Array.isArray(value)) return value.map(withoutEnglish) as Value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutEnglish(inner)])) as Value;
};

/** So much time is left that the screen does not ask. */
export const unhurried: Wait = { remainingMs: 600_000, timeoutMs: 600_000 };

/** 您还在填写吗？ or 您还在抄编号吗？ */
export const nearlyOver: Wait = { remainingMs: 9_000, timeoutMs: 60_000 };
