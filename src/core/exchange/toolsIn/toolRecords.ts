import type { Passage } from './placePassages';

// What is taken of a project of another tool, before it is gathered.

/** Something written by somebody. */
export interface ToolMemo {
  readonly text: string | undefined;
  readonly title?: string | undefined;
  /** By name. */
  readonly author?: string | undefined;
  /** As the tool writes times. */
  readonly created?: string | undefined;
}

/** A coded passage, or one with a memo. */
export interface ToolPassage extends Passage {
  /** The key of a code; undefined for what is only a memo. */
  readonly code: string | undefined;
  readonly coder?: string | undefined;
  readonly created?: string | undefined;
  readonly memo?: string | undefined;
  readonly isKey?: boolean;
  /** Whether it is the lines that its position is in. */
  readonly isLine?: boolean;
}

export interface ToolSource {
  /** What the tool names it by. */
  readonly key: string;
  readonly name: string;
  /** As the tool has it. */
  readonly text: string;
  readonly passages: readonly ToolPassage[];
  readonly memos: readonly ToolMemo[];
  readonly values?: readonly ToolValue[];
}

/** A value of an attribute. */
export interface ToolValue {
  readonly attribute: string;
  readonly value: string | undefined;
  readonly isNumber: boolean;
}

export interface ToolCase {
  readonly name: string;
  readonly description?: string | undefined;
  readonly values: readonly ToolValue[];
  /** Keys of the sources that are wholly its own. */
  readonly sources: readonly string[];
  /** How many passages of others are. */
  readonly passages: number;
}

/** A code of another tool. */
export interface ToolCode {
  /** What the tool names it by. */
  readonly key: string;
  /** The key of the one above it; undefined at the top. */
  readonly parent?: string | undefined;
  readonly name: string;
  /** `#rrggbb`. */
  readonly color?: string | undefined;
  readonly description?: string | undefined;
  readonly memos?: readonly ToolMemo[];
  /** False for what only holds others together. */
  readonly isCodable?: boolean;
}
