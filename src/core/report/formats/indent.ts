/** Rows that are deeper than this are indented no further: nobody could read them. */
export const MAX_INDENT = 30;
