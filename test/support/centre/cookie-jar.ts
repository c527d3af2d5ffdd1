interface Sent {
  readonly method: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A browser's cookies and redirects, without a browser: each origin has its own cookies. */
export const createBrowser = () => {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (origin: string): Map<string, string> => {
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };

  /** One request, with the cookies of its origin; follows no redirect. */
  const request = async (address: string, sent: Sent = { method: "GET" }): Promise<Response> => {
    const { origin } = new URL(address);
    const jar = jarOf(origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...sent.headers, ...(cookie !== "" && { cookie }) };
    const answer = await fetch(address, { ...sent, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === "" || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };

  /** The address to which an answer leads; undefined where it leads nowhere. */
  const leadsTo = (answer: Response): string | undefined => {
    const to = answer.headers.get("location");
    return to === null ? undefined : new URL(to, answer.url).href;
  };

  return { request, leadsTo, cookieOf: (origin: string, name: string) => jarOf(origin).get(name) };
};

export type TestBrowser = ReturnType<typeof createBrowser>;
