/**
 * "postgres://user:password@one:5432,two/name" names two servers, of which one is working: the address once with each.
 */
export const addressesIn = (url: string): readonly string[] => {
  const [, before = "", hosts = "", after = ""] = /^([^/]*\/\/(?:[^/@]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? [];
  return hosts.split(",").map((host) => before + host + after);
};
