import { colourOf } from "./colours.ts";
import { type Colour, contrastOf, over } from "./contrast.ts";
import { type Finding, finding, nameOf, quoted } from "./finding.ts";
import { groundOf } from "./grounds.ts";
import type { ShownText } from "./text-boxes.ts";

/** A size of text for elements that match `selector`, with the reason why it may differ. CSS pixels. */
export interface TextSize {
  readonly selector: string;
  readonly atLeastPx: number;
  readonly because?: string;
}

/** Text smaller than the first rule that matches its element, or one around it. */
export const smallTexts = (texts: readonly ShownText[], rules: readonly TextSize[]): readonly Finding[] =>
  texts.flatMap(({ text, element, style }) => {
    const rule = rules.find(({ selector }) => element.closest(selector) !== null);
    const size = Number.parseFloat(style.fontSize);
    return rule === undefined || size >= rule.atLeastPx - 0.1
      ? []
      : [finding("text-size", `${quoted(text)} in ${nameOf(element)} has ${size} px, not ${rule.atLeastPx}`)];
  });

/** The opacity of an element, its ancestors included, from 0 to 1. */
const opacityOf = (element: Element | null): number =>
  element === null ? 1 : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);

const isOff = (element: Element): boolean =>
  element.closest(":disabled, [aria-disabled=true]") !== null && element.closest("[data-settling]") === null;

const inkColour = ({ element, style }: ShownText): Colour => {
  const [red, green, blue, alpha] = colourOf(element instanceof SVGElement ? style.fill : style.color);
  return [red, green, blue, alpha * opacityOf(element)];
};

/** Text on a picture: its contrast can only be measured from pixels. */
export interface TextOnPicture {
  readonly what: string;
  readonly ink: Colour;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Contrasts {
  readonly findings: readonly Finding[];
  readonly onPictures: readonly TextOnPicture[];
}

/** The weakest contrast of a text with any possible background. Disabled elements may be faint. */
export const contrastsOf = (texts: readonly ShownText[], atLeast: number): Contrasts => {
  const findings: Finding[] = [];
  const onPictures: TextOnPicture[] = [];
  for (const text of texts.filter(({ element }) => !isOff(element))) {
    const what = `${quoted(text.text)} in ${nameOf(text.element)}`;
    const ink = inkColour(text);
    for (const line of text.lines) {
      const ground = groundOf(text.element, line);
      const { left, top, right, bottom } = line;
      if (ground.kind === "picture")
        onPictures.push({ what, ink, left, top, width: right - left, height: bottom - top });
      else {
        const worst = Math.min(...ground.colours.map((colour) => contrastOf(over(ink, colour), colour)));
        if (worst >= atLeast - 0.005) continue;
        findings.push(finding("contrast", `${what} has ${worst.toFixed(2)}:1`));
        break;
      }
    }
  }
  return { findings, onPictures };
};
