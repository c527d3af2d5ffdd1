import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../../build/electron-runtime/project-modules.ts";
import { codePointsOf } from "../../../renderer/host/page-fonts.ts";

const packageFolder = join(projectFolder, "node_modules/@fontsource-variable/noto-sans-sc");

const holdsAnyOf = (unicodeRange: string, characters: string): boolean =>
  unicodeRange
    .split(",")
    .map(codePointsOf)
    .some(({ from, to }) => [...characters].some((each) => from <= each.charCodeAt(0) && each.charCodeAt(0) <= to));

/**
 * A style sheet with the application's own font embedded, for these characters only: a page of a test is drawn alike
 * on a machine without any Chinese font.
 */
export const ownFontFor = (characters: string): string =>
  [
    ...readFileSync(join(packageFolder, "index.css"), "utf8").matchAll(
      /@font-face \{[^}]*unicode-range: ([^;]+);\s*\}/g,
    ),
  ]
    .filter(([, unicodeRange = ""]) => holdsAnyOf(unicodeRange, characters))
    .map(([rule]) =>
      rule.replace(/url\(([^)]+)\)/, (_, file: string) => {
        const bytes = readFileSync(join(packageFolder, file));
        return `url(data:font/woff2;base64,${bytes.toString("base64")})`;
      }),
    )
    .join("\n");
