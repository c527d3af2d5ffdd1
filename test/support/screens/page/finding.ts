/** The rules that a screen may break. */
export type Rule =
  | "clipped"
  | "spilled"
  | "covered"
  | "overlap"
  | "scrolls"
  | "target-size"
  | "target-reach"
  | "contrast"
  | "text-size"
  | "font"
  | "photo-size"
  | "restless";

export interface Finding {
  readonly rule: Rule;
  /** For people: the element or text, and the amount. */
  readonly what: string;
}

export const finding = (rule: Rule, what: string): Finding => ({ rule, what });

/** A text short enough for a line of a report. */
export const quoted = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, " ").trim();
  return plain.length > 24 ? `“${plain.slice(0, 23)}…”` : `“${plain}”`;
};

/** An element as its style sheet would name it: "li.commitment span". */
export const nameOf = (element: Element): string => {
  const testId = element.getAttribute("data-testid");
  if (testId !== null) return `[${testId}]`;
  const ownName = `${element.localName}${[...element.classList].map((name) => `.${name}`).join("")}`;
  const { parentElement } = element;
  return element.classList.length > 0 || parentElement === null || parentElement === document.body
    ? ownName
    : `${nameOf(parentElement)} ${ownName}`;
};

export const rounded = (pixels: number): string => String(Math.round(pixels * 10) / 10);
