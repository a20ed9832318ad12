import type { Fields } from '../../records/fields';

// REFI-QDA has no place for much of what a study says: ids, ranks, scales, speakers, patterns of paths, decisions. It goes into
// a file of its own beside the project in the archive, which other programs pass over. Of what the standard does have a place
// for, the supplement says nothing, or the standard's word counts where they differ: someone may have edited the project.

/** Names this program in files. */
export const ORIGIN = 'Transcript Coder'; // not for the catalogue

/** Its name in the archive. */
export const SUPPLEMENT_FILE = 'transcript-coder.json';

export const SUPPLEMENT_SCHEMA = 1;

/** A record of ours without what the project says; it is found by its id. */
export type Supplemented = Fields & { readonly id: string };

/** What the standard has no place for. */
export interface Supplement {
  readonly schema: number;
  /** Of `study.json`, without its records and what the project has. */
  readonly study: Fields;
  readonly coders: readonly Supplemented[];
  readonly participants: readonly Supplemented[];
  readonly groups: readonly Supplemented[];
  /** Of `codebook.json`, without codes and groups. */
  readonly codebook: Fields;
  /** Merged codes as a whole. */
  readonly codes: readonly Supplemented[];
  readonly codeGroups: readonly Supplemented[];
  /** Paths. */
  readonly transcripts: readonly string[];
  /** Coding files, each with its segments. */
  readonly codings: readonly SupplementedCoding[];
  readonly memos: readonly SupplementedMemo[];
}

export interface SupplementedCoding {
  /** Path. */
  readonly transcript: string;
  readonly coder: string;
  /** Of the coding file, without texts and memo. */
  readonly fields: Fields;
  readonly segments: readonly Supplemented[];
}

/** An analytic memo. */
export interface SupplementedMemo {
  readonly path: string;
  /** The file up to its text. */
  readonly front: string;
}

/** What was written in place of a field that a record lacks, so that it is known again. */
export const SHOWN = 'shown';

/** A record without some of its fields. */
export function without(record: object, fields: readonly string[]): Fields {
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => !fields.includes(key) && value !== undefined),
  );
}
