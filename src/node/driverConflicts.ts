/**
 * The exit code of the driver's program when it has merged everything except what a person must decide. Not a number that
 * a failing program exits with: node exits with 1 when the program is missing.
 */
export const DRIVER_CONFLICTS = 10;
