import { z } from "zod";
import { issueToken } from "../../../central/accounts/tokens.ts";
import type { Grant } from "../../../contract/office/accounts/roles.ts";
import { apiPath, officePath } from "../../../contract/office/office-paths.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";

export const newToken = (
  { sql }: Pick<TestCentre, "sql">,
  grants: readonly Grant[],
  endsAt = new Date("9999-01-01"),
): Promise<string> => issueToken(sql, { name: "测试程序", grants, endsAt });

export type Query = Readonly<Record<string, string>>;

const searchOf = (query: Query): string => {
  const text = new URLSearchParams(query).toString();
  return text === "" ? "" : `?${text}`;
};

export const askApi = (
  { url }: Pick<TestCentre, "url">,
  token: string,
  name: string,
  query: Query = {},
): Promise<Response> => fetch(url + apiPath(name) + searchOf(query), { headers: { authorization: `Bearer ${token}` } });

/** The answer that the pages of the city office read. */
export const pageAnswer = async (
  { url, asCity }: Pick<TestCentre, "url" | "asCity">,
  name: string,
  query: Query,
): Promise<unknown> => (await fetch(url + officePath(name) + searchOf(query), { headers: asCity })).json();

const Content = z.looseObject({ schema: z.looseObject({}) });
const Described = z.looseObject({
  openapi: z.literal("3.1.0"),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), Content).optional() })),
      }),
    ),
  ),
});
export type Described = z.infer<typeof Described>;

/** The document, read without a token. */
export const readDocument = async ({ url }: Pick<TestCentre, "url">): Promise<Described> =>
  Described.parse(await (await fetch(url + apiPath("openapi.json"))).json());

/** The names of the reads in the document. */
export const readsIn = ({ paths }: Described): readonly string[] =>
  Object.keys(paths).map((path) => path.replace(apiPath(""), ""));

/** The fault of an answer by the schema of its status in the document; undefined where it fits. */
export const misfitOf = async ({ paths }: Described, name: string, answer: Response): Promise<string | undefined> => {
  const [type = ""] = (answer.headers.get("content-type") ?? "").split(";");
  const schema = paths[apiPath(name)]?.["get"]?.responses[answer.status]?.content?.[type]?.schema;
  if (!schema) return `no schema for ${answer.status} ${type}`;
  return z.fromJSONSchema(schema).safeParse(await answer.json()).error?.message;
};
