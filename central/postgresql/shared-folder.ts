/** Root's folder for files that the user postgres has to reach when the project itself is in a closed folder. */
export const sharedFolder = "/var/lib/counterstar";
