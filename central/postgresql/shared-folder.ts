/** Where root keeps what the user postgres has to reach when the project itself lies in a closed folder. */
export const sharedFolder = "/var/lib/counterstar";
