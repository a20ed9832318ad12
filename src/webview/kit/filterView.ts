/** A filter of a page, with what it says now. A click lets the user choose in a quick pick. */
export interface FilterView {
  readonly id: string;
  readonly text: string;
  readonly isSet: boolean;
}
