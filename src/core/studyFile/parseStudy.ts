import { CONSENSUS } from '../coding/sidecarName';
import { type LineOf, type RecordFormat, parseRecords, type Parsed } from '../records/parseRecords';
import { type Layout, stringifyRecords } from '../records/stringify';
import type { Problem } from '../base/problem';
import type { StudyFile } from './studyFile';
import { studySchema } from './studySchema';

const LAYOUT: Layout = {
  fields: [
    'schema',
    'name',
    'transcripts',
    'quotes',
    'salt',
    'interviewers',
    'participants',
    'groups',
    'coders',
    'reports',
  ],
  lists: {
    participants: ['id', 'name', 'speakers', 'transcripts', 'attributes'],
    groups: ['id', 'name', 'transcripts'],
    coders: ['id', 'name'],
    reports: ['id', 'name', 'analysis', 'scope', 'options'],
  },
};

const FORMAT: RecordFormat<StudyFile> = {
  name: 'study file',
  schema: studySchema,
  defaults: { quotes: 'full', interviewers: [], participants: [], groups: [], coders: [] },
  lists: ['participants', 'groups', 'coders', 'reports'],
  check: coderProblems,
};

/** Reads `study.json`. Absent lists come out empty. */
export function parseStudy(text: string): Parsed<StudyFile> {
  return parseRecords(text, FORMAT);
}

/** `study.json` as it stands on disk: participants, groups, coders and reports sorted by id, one to a line. */
export function stringifyStudy(study: StudyFile): string {
  return stringifyRecords(study, LAYOUT);
}

function coderProblems({ coders }: StudyFile, lineOf: LineOf): Problem[] {
  const at = coders.findIndex(coder => coder.id === CONSENSUS);
  if (at < 0) return [];
  const message = `“${CONSENSUS}” is reserved for coding that the coders have agreed on: no coder can have this id.`;
  return [{ severity: 'error', code: 'reserved-coder', message, line: lineOf('coders', at) }];
}
