import * as l10n from '@vscode/l10n';
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
    'transcriberNotes',
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
  schema: studySchema,
  defaults: { quotes: 'full', interviewers: [], participants: [], groups: [], coders: [] },
  lists: ['participants', 'groups', 'coders', 'reports'],
  check: coderProblems,
};

/** Reads `study.json`. Absent lists come out empty. */
export function parseStudy(text: string): Parsed<StudyFile> {
  return parseRecords(text, FORMAT);
}

/** `study.json` as it is on disk: participants, groups, coders and reports sorted by id, one to a line. */
export function stringifyStudy(study: StudyFile): string {
  return stringifyRecords(study, LAYOUT);
}

function coderProblems({ coders }: StudyFile, lineOf: LineOf): Problem[] {
  const at = coders.findIndex(coder => coder.id === CONSENSUS);
  if (at < 0) return [];
  const message = l10n.t(
    '“{0}” is reserved for the coding that the coders agree on. Choose another id for this coder.',
    CONSENSUS,
  );
  return [{ severity: 'error', code: 'reserved-coder', message, line: lineOf('coders', at) }];
}
