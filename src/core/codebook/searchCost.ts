/** How badly a typed word fits a code: the sum over what is typed orders the codes, least first. */
export const Cost = {
  Exact: 0,
  Beginning: 1,
  /** Added when it is the name of a theme above. */
  Theme: 2,
  /** In the middle of words, or over the end of one. */
  Within: 4,
  /** Of each typing error. */
  Error: 4,
  /** Added when it is in the description, and others are not. */
  Description: 5,
  /** Added once when all are in the description. */
  AllDescription: 4,
  Initials: 3,
  None: 255,
} as const;
