/** Milliseconds for which the status bar says what was done, or why nothing was: long enough to be read, and then gone. */
export const STATUS_MS = 5000;
