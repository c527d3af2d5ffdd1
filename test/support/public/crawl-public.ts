/** Everything that a stranger was sent. */
export interface Crawled {
  readonly path: string;
  readonly status: number;
  readonly body: Buffer;
}

/** The addresses in a page: links, pictures, style sheets, scripts. */
const addressesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:href|src|srcset|action|content)="([^"]+)"/g)].map(([, address = ""]) =>
    address.replaceAll("&amp;", "&"),
  );

/** Reads these paths without a login, and every address of the same server that an answer names, in turn. */
export const crawlPublic = async (url: string, paths: readonly string[]): Promise<readonly Crawled[]> => {
  const [waiting, found] = [[...paths], new Map<string, Crawled>()];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path)) continue;
    const answer = await fetch(url + path, { headers: { accept: "*/*" } });
    const body = Buffer.from(await answer.arrayBuffer());
    found.set(path, { path, status: answer.status, body });
    if (!/text\/html/.test(answer.headers.get("content-type") ?? "")) continue;
    for (const address of addressesIn(body.toString("utf8"))) {
      const target = URL.canParse(address, url + path) ? new URL(address, url + path) : undefined;
      if (target?.origin === url) waiting.push(target.pathname + target.search);
    }
  }
  return [...found.values()];
};

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s\-·.]/g, "");

/** Those of the planted texts or bytes that some answer holds, also with other signs between their parts. */
export const foundIn = (
  crawled: readonly Crawled[],
  planted: readonly (string | Buffer)[],
): readonly (string | Buffer)[] => {
  const texts = crawled.map(({ body }) => plain(body.toString("utf8")));
  return planted.filter((each) =>
    typeof each === "string"
      ? texts.some((text) => text.includes(plain(each)))
      : crawled.some(({ body }) => body.includes(each)),
  );
};
