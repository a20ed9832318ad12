/** A part of a definition. */
export interface FieldView {
  readonly id: string;
  readonly label: string;
  /** As the codebook has it; Markdown. */
  readonly text: string;
  /** As it is being written; undefined while nobody writes. */
  readonly draft?: string | undefined;
  /** What somebody else has written meanwhile. */
  readonly theirs?: string | undefined;
}

export interface QuoteView {
  /** Undefined where the words must not be written down a second time. */
  readonly words: string | undefined;
  readonly source: string;
}

/** A code as the pane shows it. */
export interface CodeView {
  /** Which code of which study. */
  readonly key: string;
  readonly name: string;
  /** Names of the themes above, from the top. */
  readonly path: readonly string[];
  /** `#rrggbb`. */
  readonly color: string;
  /** “5 participants, 7 segments”. */
  readonly counts: string;
  readonly remarks: readonly string[];
  readonly fields: readonly FieldView[];
  /** Its scale in words; undefined without one. */
  readonly scale?: string | undefined;
  readonly quotes: readonly QuoteView[];
  readonly isEditing: boolean;
  /** Whether something was written and not saved. */
  readonly isUnsaved: boolean;
  /** The code that is in focus elsewhere, while this one is being written. */
  readonly waiting?: string | undefined;
  /** Why it could not be saved. */
  readonly problem?: string | undefined;
}

/** What the extension says to the pane. */
export type ToDefinition =
  | {
      readonly type: 'show';
      readonly view: CodeView;
      readonly takesFocus: boolean;
      /** How many drafts the page has told of, as far as they were heard: what it has typed since is newer. */
      readonly heard: number;
    }
  | { readonly type: 'empty'; readonly message: string };

/** What the pane says to the extension. */
export type FromDefinition =
  | { readonly type: 'ready' }
  | { readonly type: 'edit' | 'save' | 'close' | 'discard' | 'segments' | 'scale'; readonly key: string }
  | { readonly type: 'draft'; readonly key: string; readonly field: string; readonly text: string }
  | { readonly type: 'quote'; readonly key: string; readonly index: number };
