import type { RequestName } from "../../../contract/ipc/requests.ts";
import type { KioskView, Screen } from "../../../contract/ipc/view.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import type { LocalText } from "../../../contract/words.ts";
import type { Step } from "../take-steps.ts";

/** One screen as a designer wants to see it and as the tests measure it. */
export interface Sample {
  /** Of its picture and of its deep link: "ready-longest". Its view's screen comes first. */
  readonly name: string;
  readonly view: KioskView;
  /** For staff and IT: shown alike to everybody, whatever a citizen chose before. */
  readonly plain?: true;
  /** What fingers do to get there. */
  readonly steps?: readonly Step[];
  /** A selector of what turns to the next of several pages, round and round, where there are several. */
  readonly turns?: string;
  /** What main answers to every touch; without it the view stays and nobody complains. */
  readonly refusal?: Problem;
  /** What main answers to a request that asks for something else than a view. */
  readonly answers?: Readonly<Partial<Record<RequestName, unknown>>>;
  /** A selector that is on the screen only when it stands as it is meant to. */
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

/** The same value with every text in Chinese alone, as offices write it that have nobody to translate. */
export const withoutEnglish = <Value>(value: Value): Value => {
  if (typeof value !== "object" || value === null) return value;
  if (isLocalText(value)) return { zh: value.zh } as Value;
  if (Array.isArray(value)) return value.map(withoutEnglish) as Value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutEnglish(inner)])) as Value;
};
