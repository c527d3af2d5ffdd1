/** The Debian package of each library that Electron links to. Names as in Debian 12; see `time64Name` for later ones. */
const packagesBySoname: Readonly<Record<string, string>> = {
  "libX11.so.6": "libx11-6",
  "libXcomposite.so.1": "libxcomposite1",
  "libXdamage.so.1": "libxdamage1",
  "libXext.so.6": "libxext6",
  "libXfixes.so.3": "libxfixes3",
  "libXrandr.so.2": "libxrandr2",
  "libasound.so.2": "libasound2",
  "libatk-1.0.so.0": "libatk1.0-0",
  "libatk-bridge-2.0.so.0": "libatk-bridge2.0-0",
  "libatspi.so.0": "libatspi2.0-0",
  "libcairo.so.2": "libcairo2",
  "libcups.so.2": "libcups2",
  "libdbus-1.so.3": "libdbus-1-3",
  "libdrm.so.2": "libdrm2",
  "libexpat.so.1": "libexpat1",
  "libgbm.so.1": "libgbm1",
  "libgdk-3.so.0": "libgtk-3-0",
  "libgdk_pixbuf-2.0.so.0": "libgdk-pixbuf-2.0-0",
  "libgio-2.0.so.0": "libglib2.0-0",
  "libglib-2.0.so.0": "libglib2.0-0",
  "libgobject-2.0.so.0": "libglib2.0-0",
  "libgtk-3.so.0": "libgtk-3-0",
  "libnspr4.so": "libnspr4",
  "libnss3.so": "libnss3",
  "libnssutil3.so": "libnss3",
  "libpango-1.0.so.0": "libpango-1.0-0",
  "libsmime3.so": "libnss3",
  "libudev.so.1": "libudev1",
  "libxcb.so.1": "libxcb1",
  "libxkbcommon.so.0": "libxkbcommon0",
};

/** The Debian 12 package of a shared library; undefined for one that is not in the list. */
export function packageForSoname(soname: string): string | undefined {
  return packagesBySoname[soname];
}

/** The same package's name where it was rebuilt for 64-bit time; not every package was. */
export function time64Name(packageName: string): string {
  return `${packageName}t64`;
}

/** The libraries that `ldd` could not find. */
export function sonamesNotFound(lddOutput: string): readonly string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].flatMap(([, soname]) => (soname ? [soname] : []));
}

/**
 * Picks the names that this release knows. Debian 13 and Ubuntu 24.04 renamed libraries for 64-bit time (`libasound2`
 * became `libasound2t64`), and `apt-get` does not always find the new name by the old one.
 * @param aptPolicy the output of `apt-cache policy` for both names of each package
 */
export function namesOfThisRelease(names: readonly string[], aptPolicy: string): readonly string[] {
  const installable = new Set<string>();
  for (const [, name, candidate] of aptPolicy.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (.*)$/gm)) {
    if (name && candidate !== "(none)") installable.add(name);
  }
  return names.map((name) => (installable.has(time64Name(name)) ? time64Name(name) : name));
}
