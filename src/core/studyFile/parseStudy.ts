import * as l10n from '@vscode/l10n';
import { CONSENSUS } from '../coding/sidecarName';
import type { JsonPath } from '../records/locator';
import {
  type LineOf,
  type PositionOf,
  type RecordFormat,
  parseRecords,
  type Parsed,
} from '../records/parseRecords';
import { type Layout, stringifyRecords } from '../records/stringify';
import type { Problem } from '../base/problem';
import type { StudyFile, TurnSettings } from './studyFile';
import { globProblem } from './glob';
import { parsePattern } from '../turns/patterns/pattern';
import { studySchema } from './studySchema';

const LAYOUT: Layout = {
  fields: [
    'schema',
    'name',
    'memo',
    'transcripts',
    'quotes',
    'salt',
    'attribution',
    'transcriberNotes',
    'languages',
    'blind',
    'interviewers',
    'turns',
    'participants',
    'groups',
    'coders',
    'reports',
    'sources',
  ],
  lists: {
    participants: ['id', 'name', 'speakers', 'transcripts', 'attributes', 'memo'],
    groups: ['id', 'name', 'transcripts', 'memo', 'turns'],
    coders: ['id', 'name', 'program'],
    reports: ['id', 'name', 'analysis', 'scope', 'options'],
    sources: ['id', 'transcript', 'file', 'sha256', 'format', 'at', 'text', 'speakers'],
  },
};

const FORMAT: RecordFormat<StudyFile> = {
  schema: studySchema,
  defaults: { quotes: 'full', interviewers: [], participants: [], groups: [], coders: [] },
  lists: ['participants', 'groups', 'coders', 'reports', 'sources'],
  check: (study, lineOf, positionOf) => [
    ...coderProblems(study, lineOf),
    ...patternProblems(study, lineOf),
    ...speakerPatternProblems(study, positionOf),
  ],
};

/** Reads `study.json`. Absent lists come out empty. */
export function parseStudy(text: string): Parsed<StudyFile> {
  return parseRecords(text, FORMAT);
}

/** `study.json` as it is on disk: its lists of records sorted by id, one to a line. */
export function stringifyStudy(study: StudyFile): string {
  const { turns, groups } = study;
  const hasTurns = turns !== undefined || groups.some(group => group.turns !== undefined);
  return stringifyRecords(hasTurns ? withOrderedTurns(study) : study, LAYOUT);
}

function withOrderedTurns(study: StudyFile): StudyFile {
  const ordered = <T extends { readonly turns?: TurnSettings | undefined }>(record: T): T => {
    const { turns } = record;
    if (turns === undefined) return record;
    return { ...record, turns: { patterns: turns.patterns, notSpeakers: turns.notSpeakers, ...turns } };
  };
  return { ...ordered(study), groups: study.groups.map(ordered) };
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

/** Patterns that would take too long to match. */
function patternProblems(study: StudyFile, lineOf: LineOf): Problem[] {
  const { transcripts, participants, groups, reports = [] } = study;
  const listsOf = (
    list: string,
    records: readonly { readonly transcripts?: readonly string[] | undefined }[],
  ) => records.map((record, i) => ({ patterns: record.transcripts ?? [], line: () => lineOf(list, i) }));
  const lists = [
    ...transcripts.map((pattern, i) => ({ patterns: [pattern], line: () => lineOf('transcripts', i) })),
    ...listsOf('participants', participants),
    ...listsOf('groups', groups),
    ...listsOf(
      'reports',
      reports.map(({ scope = {} }) => scope),
    ),
  ];
  return lists.flatMap(({ patterns, line }) =>
    patterns.flatMap((pattern): Problem[] => {
      const message = globProblem(pattern.replace(/^!(?!\()/, ''));
      return message === undefined
        ? []
        : [{ severity: 'error', code: 'hard-pattern', message, line: line() }];
    }),
  );
}

/** Speaker patterns that are none, each where it is. */
function speakerPatternProblems(study: StudyFile, positionOf: PositionOf): Problem[] {
  const problemsIn = ({ patterns = [] }: TurnSettings = {}, at: JsonPath) =>
    patterns.flatMap((source, i): Problem[] => {
      const pattern = parsePattern(source);
      if (pattern.ok) return [];
      const place = positionOf([...at, 'turns', 'patterns', i]);
      return [{ severity: 'error', code: 'bad-speaker-pattern', message: pattern.error, ...place }];
    });
  return [
    ...problemsIn(study.turns, []),
    ...study.groups.flatMap(({ turns }, i) => problemsIn(turns, ['groups', i])),
  ];
}
