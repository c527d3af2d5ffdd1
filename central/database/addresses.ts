/**
 * Splits "postgres://user:password@one:5432,two/name", which names two servers of which one is in use, into one address
 * for each.
 */
export const addressesIn = (url: string): readonly string[] => {
  const [, before = "", hosts = "", after = ""] = /^([^/]*\/\/(?:[^/@]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? [];
  return hosts.split(",").map((host) => before + host + after);
};
