import { type Finding, finding, nameOf, quoted } from "./finding.ts";
import type { ShownText } from "./text-boxes.ts";

/** The font of every text on a screen. */
export interface FontRule {
  /** The application's own family. */
  readonly family: string;
  /** Elements that may have another one. */
  readonly except: string;
}

const firstFamily = ({ fontFamily }: CSSStyleDeclaration): string =>
  (fontFamily.split(",")[0] ?? "").replaceAll(/["']/g, "").trim();

/**
 * Text whose first family is not the application's own: the system's font may lack its characters and show boxes. A
 * `<button>` or `<code>` has the system's font unless a style sheet says otherwise.
 */
export const foreignFonts = (texts: readonly ShownText[], { family, except }: FontRule): readonly Finding[] =>
  texts.flatMap(({ text, element, style }) => {
    const found = firstFamily(style);
    return found === family || element.closest(except) !== null
      ? []
      : [finding("font", `${quoted(text)} in ${nameOf(element)} is set in ${found}, not in ${family}`)];
  });
