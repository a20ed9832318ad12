// A project as REFI-QDA has it (QDA-XML 1.0), as far as it is text. Ids are GUIDs, or whatever a program wrote in their place;
// positions are counted as that program counts them. What is undefined, the file says nothing of.

export interface RefiProject {
  readonly name: string;
  /** The program that wrote it. */
  readonly origin?: string | undefined;
  readonly description?: string | undefined;
  readonly users: readonly RefiUser[];
  /** Each before those below it, siblings in their order. */
  readonly codes: readonly RefiCode[];
  readonly variables: readonly RefiVariable[];
  readonly cases: readonly RefiCase[];
  readonly sources: readonly RefiText[];
  readonly notes: readonly RefiText[];
  readonly links: readonly RefiLink[];
  readonly sets: readonly RefiSet[];
  /** Ids of the notes on the project as a whole. */
  readonly noteRefs: readonly string[];
}

export interface RefiUser {
  readonly guid: string;
  readonly name?: string | undefined;
  /** Short for the name, mostly initials. */
  readonly id?: string | undefined;
}

export interface RefiCode {
  readonly guid: string;
  readonly name: string;
  /** Of the code above it; undefined at the top. */
  readonly parent?: string | undefined;
  /** False for what only holds other codes together. */
  readonly isCodable: boolean;
  readonly color?: string | undefined;
  readonly description?: string | undefined;
  readonly noteRefs: readonly string[];
}

export const VARIABLE_TYPES = ['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'] as const;

export type VariableType = (typeof VARIABLE_TYPES)[number];

export interface RefiVariable {
  readonly guid: string;
  readonly name: string;
  readonly type: VariableType;
}

/** The value of a variable; none where `value` is undefined. */
export interface RefiValue {
  readonly variable: string;
  readonly value?: { readonly type: VariableType; readonly text: string } | undefined;
}

export interface RefiCase {
  readonly guid: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly codes: readonly string[];
  readonly values: readonly RefiValue[];
  readonly sources: readonly string[];
  readonly selections: readonly string[];
}

/** A source with its selections, or a note, which the standard writes as a source. */
export interface RefiText {
  readonly guid: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** The text itself, or where in the archive it is: `internal://GUID.txt`. */
  readonly content?: string | undefined;
  readonly path?: string | undefined;
  readonly user?: string | undefined;
  readonly created?: string | undefined;
  readonly selections: readonly RefiSelection[];
  /** Codes on the source as a whole. */
  readonly codings: readonly RefiCoding[];
  readonly noteRefs: readonly string[];
  readonly values: readonly RefiValue[];
}

export interface RefiSelection {
  readonly guid: string;
  readonly name?: string | undefined;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly user?: string | undefined;
  readonly created?: string | undefined;
  readonly description?: string | undefined;
  readonly codings: readonly RefiCoding[];
  readonly noteRefs: readonly string[];
}

export interface RefiCoding {
  readonly guid: string;
  readonly code: string;
  readonly user?: string | undefined;
  readonly created?: string | undefined;
  readonly noteRefs: readonly string[];
}

export interface RefiSet {
  readonly guid: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly codes: readonly string[];
  readonly sources: readonly string[];
  readonly notes: readonly string[];
}

export interface RefiLink {
  readonly guid: string;
  readonly name?: string | undefined;
  readonly origin?: string | undefined;
  readonly target?: string | undefined;
}

/** A text without anything on it. */
export const PLAIN_TEXT = { selections: [], codings: [], noteRefs: [], values: [] } as const;
