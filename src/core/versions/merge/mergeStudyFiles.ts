import type { StudyFile } from '../../studyFile/studyFile';
import { mergeLists, restOf } from './mergeLists';
import { type RecordRules, mergeRecord } from './mergeRecord';
import { type Conflict, type Merged, inOrder } from './mergeRecords';

/** How words are written down is one decision. */
export const QUOTE_FIELDS: readonly string[] = ['quotes', 'salt'];

/** What was imported, and what became of it, is one fact. */
export const SOURCE_FIELDS: readonly string[] = [
  'file',
  'sha256',
  'format',
  'at',
  'text',
  'speakers',
  'turns',
  'unspoken',
];

/** What one adds to the patterns, or to what is no speaker, stays beside what another adds. */
const TURNS: RecordRules = { sets: ['patterns', 'notSpeakers'] };

/** Paths and labels are sets: their order means nothing. */
const REST: RecordRules = {
  sets: ['transcripts', 'interviewers'],
  units: { quotes: QUOTE_FIELDS },
  nested: { turns: TURNS },
  // whoever ends the phase ends it, and whoever begins it begins it, in whichever way they write that
  settle: (field, base) => (field === 'blind' ? { value: base === true ? undefined : true } : undefined),
};

/** The lists of records, and how each kind merges. */
const LISTS = {
  participants: { sets: ['speakers', 'transcripts'], maps: ['attributes'] },
  groups: { sets: ['transcripts'], nested: { turns: TURNS } },
  coders: {},
  reports: { maps: ['options'] },
  sources: { units: { source: SOURCE_FIELDS } },
} as const satisfies Readonly<Record<string, RecordRules>>;

/**
 * Merges two versions of a study file: participants, groups, coders, reports and sources by id, their labels, transcripts
 * and speaker patterns as sets, their attributes one by one.
 * @param base what both began with; undefined when they have nothing in common
 */
export function mergeStudyFiles(base: StudyFile | undefined, a: StudyFile, b: StudyFile): Merged<StudyFile> {
  const rest = mergeRecord(base && restOf(base, LISTS), restOf(a, LISTS), restOf(b, LISTS), REST);
  const lists = mergeLists(base, a, b, LISTS);
  return {
    value: { ...rest.value, ...lists.value } as unknown as StudyFile,
    conflicts: inOrder<Conflict>([...rest.clashes, ...lists.conflicts]),
    notes: lists.notes,
  };
}
