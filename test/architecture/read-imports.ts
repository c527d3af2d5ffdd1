import { parseAst } from "vite";

/** One import as written. `isTypeOnly`: nothing of it remains at run time. */
export interface FoundImport {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

const textOf = (source: unknown): string =>
  isNode(source) && source.type === "Literal" && typeof source["value"] === "string" ? source["value"] : "<computed>";

/** `import { type A }` stays an import at run time, so only a whole `import type` counts as one. */
const importOf = (node: Node): FoundImport | undefined => {
  switch (node.type) {
    case "ImportDeclaration":
      return { specifier: textOf(node["source"]), isTypeOnly: node["importKind"] === "type" };
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
      return node["source"]
        ? { specifier: textOf(node["source"]), isTypeOnly: node["exportKind"] === "type" }
        : undefined;
    case "ImportExpression":
      return { specifier: textOf(node["source"]), isTypeOnly: false };
    case "TSImportType":
      return { specifier: textOf(node["source"]), isTypeOnly: true };
    case "TSExternalModuleReference":
      return { specifier: textOf(node["expression"]), isTypeOnly: false };
    default:
      return undefined;
  }
};

const importsUnder = (value: unknown): readonly FoundImport[] => {
  if (Array.isArray(value)) return value.flatMap(importsUnder);
  if (!isNode(value)) return [];
  const own = importOf(value);
  return [...(own ? [own] : []), ...Object.values(value).flatMap(importsUnder)];
};

/** Every import of a TypeScript file, in every form the language has. Throws where the text does not parse. */
export const importsIn = (file: string, code: string): readonly FoundImport[] =>
  importsUnder(parseAst(code, { lang: file.endsWith(".tsx") ? "tsx" : "ts" }).body);
