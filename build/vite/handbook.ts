import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { Marked } from "marked";
import type { Plugin } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Documents for the people of an office, by the name in the address of their page. */
const folders = { window: "renderer", kiosk: "electron", centre: "central", figures: "central/web" } as const;
const names = Object.keys(folders) as (keyof typeof folders)[];
const languages = { zh: "README.zh-CN.md", en: "README.md" } as const;
type Language = keyof typeof languages;

const fileOf = (name: keyof typeof folders, language: Language): string => join(folders[name], languages[language]);

/** The anchor of a heading, as links in the documents name it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");

/** The address in the office's pages; undefined for a document that is not in the handbook. */
const addressOf = (file: string, href: string): string | undefined => {
  if (/^https?:/.test(href)) return href;
  const [path = "", section] = href.split("#");
  const target = path === "" ? file : normalize(join(dirname(file), path));
  const name = names.find((each) =>
    Object.values(languages).some((document) => target === join(folders[each], document)),
  );
  return name && `#/handbook?document=${name}${section === undefined ? "" : `&section=${section}`}`;
};

export interface RenderedDocument {
  /** The n-th picture is at the address `picture:n`. */
  readonly html: string;
  /** Paths from the root of the project. */
  readonly pictures: readonly string[];
}

/** Renders a document as HTML without its title. A link to a document that is not in the handbook becomes plain text. */
export const renderDocument = (name: keyof typeof folders, language: Language): RenderedDocument => {
  const file = fileOf(name, language);
  const pictures: string[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return depth === 1
          ? ""
          : `<h${depth + 1} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth + 1}>\n`;
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        const address = addressOf(file, href);
        return address === undefined ? text : `<a href="${address}">${text}</a>`;
      },
      image({ href, text }) {
        pictures.push(normalize(join(dirname(file), href)));
        return `<img src="picture:${pictures.length - 1}" alt="${text}" loading="lazy">`;
      },
    },
  });
  const markdown = readFileSync(join(root, file), "utf8").replace(/^\[[^\]]*\]\(README[^)]*\)$/m, "");
  const html = marked.parse(markdown, { async: false });
  const tables = html
    .replaceAll("<table>", '<div class="handbook-table"><table>')
    .replaceAll("</table>", "</table></div>");
  return { html: tables, pictures };
};

/** The module's code: the documents by "name.language", with the addresses that the bundler gives their pictures. */
const moduleCode = (): string => {
  const imports: string[] = [];
  const entries = names.flatMap((name) =>
    (Object.keys(languages) as Language[]).map((language) => {
      const { html, pictures } = renderDocument(name, language);
      const first = imports.length;
      imports.push(
        ...pictures.map((path, index) => `import p${first + index} from ${JSON.stringify(join(root, path))};`),
      );
      const addresses = pictures.map((_, index) => `p${first + index}`).join(", ");
      return `${JSON.stringify(`${name}.${language}`)}: withPictures(${JSON.stringify(html)}, [${addresses}])`;
    }),
  );
  return `${imports.join("\n")}
const withPictures = (html, addresses) => html.replace(/picture:(\\d+)/g, (_, index) => addresses[index]);
export const documents = { ${entries.join(",\n")} };\n`;
};

const moduleName = "virtual:handbook";
/** Vite leaves an identifier with this first character to the plugin that resolved it. */
const resolvedName = `\0${moduleName}`;

/** Gives the office's pages the handbook: the documents of this project, rendered when the pages are built. */
export const handbook = (): Plugin => ({
  name: "handbook",
  resolveId: (id) => (id === moduleName ? resolvedName : undefined),
  load(id) {
    if (id !== resolvedName) return undefined;
    for (const name of names)
      for (const document of Object.values(languages)) this.addWatchFile(join(root, folders[name], document));
    return moduleCode();
  },
});
