/** A piece of a page whose texts have been escaped. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[] | null;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A page can contain neither NUL nor half a surrogate pair, so they are left out. */
const escapeText = (text: string): string =>
  text.replaceAll(/[\0\p{Surrogate}]/gu, "").replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? "");

const write = (part: Part): string => {
  if (part === null) return "";
  if (typeof part === "object") return "html" in part ? part.html : part.map(({ html }) => html).join("");
  return escapeText(String(part));
};

/** A template of HTML: every value is text and escaped, unless it is HTML itself. */
export const html = (template: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: template.reduce((written, text, index) => written + write(parts[index - 1] ?? null) + text),
});

/** Text that is trusted and not escaped: a style sheet of ours. */
export const verbatim = (text: string): Html => ({ html: text });
