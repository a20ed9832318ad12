import type { By, FrequencyRow, FrequencyScope, FrequencyTable } from '../frequency/frequency';
import type { Cell, Column, TableModel } from './tableModel';

/** A column of the table and how a row fills it. */
interface Figure extends Column {
  readonly of: (row: FrequencyRow) => Cell;
}

const COUNTS: Readonly<Record<By, Figure>> = {
  participant: { title: 'N', name: 'participants', kind: 'number', of: row => row.participants },
  segment: { title: 'Segments', name: 'segments', kind: 'number', of: row => row.segments },
  transcript: { title: 'Transcripts', name: 'transcripts', kind: 'number', of: row => row.transcripts },
  words: { title: 'Words', name: 'words', kind: 'number', of: row => row.words },
};
const NAME: Figure = { title: 'Theme / code', name: 'name', kind: 'text', of: row => row.name };
const SHARE: Figure = { title: '%', name: 'share', kind: 'share', of: row => row.share };
const LABEL: Figure = { title: 'Label', name: 'label', kind: 'text', of: row => row.label };

/**
 * The frequency table as papers print it: themes with their codes beneath, what it counts by first, with its share. For
 * programs every row also has its id, its path and the scope.
 */
export function frequencyReport({ scope, rows }: FrequencyTable): TableModel {
  const columns = [NAME, ...figures(scope.by), ...data(scope)];
  return {
    title: `Frequency of themes and codes: ${scope.study}`,
    caption: caption(scope),
    columns: columns.map(({ of: _, ...column }) => column),
    rows: rows.map(row => ({
      level: row.path.length - 1,
      strong: row.kind === 'theme',
      cells: columns.map(column => column.of(row)),
    })),
    notes: scope.notes,
  };
}

function figures(by: By): readonly Figure[] {
  const { participant, segment, words, transcript } = COUNTS;
  if (by === 'participant') return [participant, SHARE, LABEL, segment, words, transcript];
  const others = [segment, words, transcript].filter(figure => figure !== COUNTS[by]);
  return [COUNTS[by], SHARE, participant, LABEL, ...others];
}

function data(scope: FrequencyScope): readonly Figure[] {
  const column = (name: string, of: (row: FrequencyRow) => Cell): Figure => ({
    title: name,
    name,
    kind: 'text',
    isData: true,
    of,
  });
  return [
    { ...column('of', row => row.of), kind: 'number' },
    column('kind', row => row.kind),
    column('path', row => row.path.join(' / ')),
    column('id', row => row.id),
    column('by', () => scope.by),
    column('study', () => scope.study),
    column('group', () => scope.group?.id ?? null),
    column('where', () => conditions(scope) || null),
    column('coders', () => scope.coders.join(' ')),
    column('preset', () => scope.preset),
    column('notes', () => scope.notes.join(' ') || null),
  ];
}

function caption(scope: FrequencyScope): string[] {
  return [
    scopeSentence(scope),
    codingSentence(scope),
    `${legend(scope)} A theme’s figures are of all that carries it or a code under it, each once.`,
    `Label (Hill et al. 2005), by participants: general ${scope.preset === 'strict' ? 'all' : 'all or all but one'}, typical more than half, variant two up to half, rare one.`,
  ];
}

function scopeSentence(scope: FrequencyScope): string {
  const { group, transcripts, codedTranscripts, participants, segments, words } = scope;
  const uncoded = transcripts - codedTranscripts;
  const where = scope.where.length > 0 ? ` with ${conditions(scope)}` : '';
  const counted = [
    `${count(transcripts, 'transcript')}${uncoded > 0 ? ` (${uncoded} without a segment that counts)` : ''}`,
    `${count(participants, 'participant')}${where}`,
    count(segments, 'segment'),
    count(words, 'word'),
  ];
  return `${group ? `Group “${group.name}”` : 'The whole study'}: ${counted.join(', ')}.`;
}

function codingSentence({ coder, coders, consensusTranscripts, transcripts }: FrequencyScope): string {
  if (coder !== null) return `Coding: ${coder} only.`;
  const all = coders.join(', ') || 'none';
  if (consensusTranscripts === 0) return `Coding: ${coders.length > 1 ? 'all coders together: ' : ''}${all}.`;
  if (consensusTranscripts === transcripts) return 'Coding: the consensus.';
  return `Coding: the consensus where there is one (${count(consensusTranscripts, 'transcript')}), else all coders together: ${all}.`;
}

function legend({ by, participants, segments, transcripts, words }: FrequencyScope): string {
  const of = {
    participant: `${count(participants, 'participant')}, coded or not`,
    segment: `${count(segments, 'segment')}`,
    transcript: `${count(transcripts, 'transcript')}, coded or not`,
    words: `${count(words, 'word')}, coded or not`,
  }[by];
  return `N: participants with a turn that a segment overlaps. %: of ${of}.`;
}

function conditions({ where }: FrequencyScope): string {
  return where.map(({ attribute, value }) => `${attribute} = ${value}`).join(' and ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
