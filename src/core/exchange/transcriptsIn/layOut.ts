import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import { findTurns } from '../../turns/findTurns';
import type { TurnRules } from '../../turns/turnRules';
import { clockOf } from './clock';
import { layOutLines } from './layOutLines';
import {
  type SourceNote,
  type SourceTranscript,
  type SourceTurn,
  inOneLine,
  requireUsualLength,
} from './source';

/** A source as a transcript of ours. */
export interface LaidOut {
  /** LF, with one at the end. */
  readonly text: string;
  /** The labels that the source says are speakers’, where they are not all found as such without being told. */
  readonly speakers?: readonly string[] | undefined;
  /** What was not understood: of the source, and in laying it out. */
  readonly notes: readonly SourceNote[];
}

/** Whose words are not said to be anybody’s, in a source that names the others. The same in all languages: it is in files. */
const NOBODY = 'Unknown speaker'; // not for the catalogue
/** In UTF-16 units; longer ones would not be found as labels. */
const MAX_LABEL = 60;
/** Paragraphs that look like heads are joined so many times before that is given up. */
const MAX_REPAIRS = 4;

/**
 * Writes a source in our one layout: `[00:01:02] Anna: So how was it?`, the paragraphs of a turn on lines of their own, a blank
 * line between turns. What it is made of is found in it again: the turns are looked for, and where they would be others, the
 * labels are declared (`speakers`) and paragraphs that look like heads put behind those before them.
 * @param rules what the study says of its transcripts
 */
export function layOut(source: SourceTranscript, rules: TurnRules): LaidOut {
  const { content, notes } = source;
  if (content.kind === 'lines') return { text: layOutLines(content, rules), notes };
  const { turns, notes: doubts } = labelled(content.turns);
  const written = turns.some(({ speaker }) => speaker !== undefined)
    ? verified(turns, rules)
    : { ...write(turns), speakers: undefined, notes: [] };
  requireUsualLength(written.text.length);
  return { text: written.text, speakers: written.speakers, notes: [...notes, ...doubts, ...written.notes] };
}

/** Turns with labels that can be written; nobody’s get one where others have one. */
function labelled(turns: readonly SourceTurn[]): { turns: SourceTurn[]; notes: SourceNote[] } {
  const isAnyNamed = turns.some(({ speaker }) => speaker !== undefined && labelOf(speaker) !== '');
  let unnamed = 0;
  const cut = new Set<string>();
  const made = turns.map(turn => {
    const label = labelOf(turn.speaker ?? '');
    if (turn.speaker !== undefined && label !== inOneLine(turn.speaker) && label !== '') cut.add(label);
    if (label === '' && isAnyNamed) unnamed++;
    return { ...turn, speaker: label !== '' ? label : isAnyNamed ? NOBODY : undefined };
  });
  return {
    turns: joinedNeighbours(made),
    notes: [
      ...(unnamed > 0
        ? [
            {
              message: l10n.t(
                'The source does not say who speaks in {0}. The label is “{1}” there.',
                counted.turns(unnamed),
                NOBODY,
              ),
            },
          ]
        : []),
      ...[...cut].map(label => ({
        message: l10n.t('A speaker’s name could not be used as it is. It is written “{0}”.', label),
      })),
    ],
  };
}

/** A name as a label can be: no white space but blanks, nothing that opens or ends a label in some layout. */
function labelOf(name: string): string {
  const plain = inOneLine(name.slice(0, 4 * MAX_LABEL))
    .replace(/[:：]+(?=\s|$)|[<>{}[\]|]/gu, '')
    .replace(/^[\s*_#>"'`~=–—-]+|[\s*_#:：`~=–—-]+$/gu, '');
  return plain.length <= MAX_LABEL ? plain : inOneLine(plain.slice(0, MAX_LABEL));
}

function joinedNeighbours(turns: readonly SourceTurn[]): SourceTurn[] {
  const joined: SourceTurn[] = [];
  for (const turn of turns) {
    const last = joined.at(-1);
    if (last && turn.speaker !== undefined && last.speaker === turn.speaker)
      joined[joined.length - 1] = {
        ...last,
        end: turn.end ?? last.end,
        paragraphs: [...last.paragraphs, ...turn.paragraphs],
      };
    else joined.push(turn);
  }
  return joined;
}

interface Written {
  readonly text: string;
  /** Where each turn starts. */
  readonly starts: readonly number[];
  /** Where each paragraph but the first of its turn starts, with its turn and number. */
  readonly paragraphs: ReadonlyMap<number, readonly [turn: number, paragraph: number]>;
}

function write(turns: readonly SourceTurn[]): Written {
  let text = '';
  const starts: number[] = [];
  const places = new Map<number, readonly [number, number]>();
  turns.forEach(({ speaker, start, paragraphs }, turn) => {
    if (turn > 0) text += '\n';
    starts.push(text.length);
    if (start !== undefined) text += `[${clockOf(start)}] `;
    if (speaker !== undefined) text += `${speaker}: `;
    paragraphs.forEach((paragraph, i) => {
      if (i > 0) places.set(text.length, [turn, i]);
      text += `${paragraph}\n`;
    });
  });
  return { text, starts, paragraphs: places };
}

interface Verified {
  readonly text: string;
  readonly speakers: readonly string[] | undefined;
  readonly notes: readonly SourceNote[];
}

function verified(turns: readonly SourceTurn[], rules: TurnRules): Verified {
  const labels = [...new Set(turns.map(({ speaker }) => speaker!))];
  const declared = { ...rules, labels: [...rules.labels, ...labels] };
  const first = write(turns);
  if (isFound(first, turns, rules)) return { text: first.text, speakers: undefined, notes: [] };
  let current = turns;
  let joins = 0;
  for (let tries = 0; tries <= MAX_REPAIRS; tries++) {
    const written = write(current);
    if (isFound(written, current, declared)) {
      const needsLabels = !isFound(written, current, rules);
      return { text: written.text, speakers: needsLabels ? labels : undefined, notes: joinNotes(joins) };
    }
    const repaired = withoutFalseHeads(written, current, declared);
    if (repaired === current) break;
    joins += paragraphsIn(current) - paragraphsIn(repaired);
    current = repaired;
  }
  const written = write(current);
  return {
    text: written.text,
    speakers: labels,
    notes: [...joinNotes(joins), otherTurns(written, current, declared)],
  };
}

/** Whether the turns that are found in what was written are those that were written. */
function isFound({ text, starts }: Written, turns: readonly SourceTurn[], rules: TurnRules): boolean {
  const found = findTurns(text, rules);
  if (found.count !== turns.length) return false;
  const { columns } = found;
  return turns.every(({ speaker }, i) => {
    const number = columns.labelNumbers[i]!;
    return columns.starts[i] === starts[i] && number >= 0 && columns.labels[number] === speaker;
  });
}

/** The same with paragraphs that would begin turns behind those before them. */
function withoutFalseHeads(
  { text, paragraphs }: Written,
  turns: readonly SourceTurn[],
  rules: TurnRules,
): readonly SourceTurn[] {
  const { starts } = findTurns(text, rules).columns;
  const joins = new Map<number, Set<number>>();
  for (const start of starts) {
    const place = paragraphs.get(start);
    if (place) joins.set(place[0], (joins.get(place[0]) ?? new Set()).add(place[1]));
  }
  if (joins.size === 0) return turns;
  return turns.map((turn, i) => {
    const ofTurn = joins.get(i);
    if (!ofTurn) return turn;
    const kept: string[] = [];
    turn.paragraphs.forEach((paragraph, k) => {
      if (ofTurn.has(k)) kept.push(`${kept.pop()} ${paragraph}`);
      else kept.push(paragraph);
    });
    return { ...turn, paragraphs: kept };
  });
}

function paragraphsIn(turns: readonly SourceTurn[]): number {
  return turns.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
}

function joinNotes(joins: number): SourceNote[] {
  if (joins === 0) return [];
  return [
    {
      message: l10n.t(
        'Paragraphs that begin like a speaker’s turn were joined to those before them: {0}.',
        joins,
      ),
    },
  ];
}

function otherTurns({ text }: Written, turns: readonly SourceTurn[], rules: TurnRules): SourceNote {
  return {
    message: l10n.t(
      'The source has {0}, but {1} will be found in the transcript. See Check Speakers.',
      counted.turns(turns.length),
      counted.turns(findTurns(text, rules).count),
    ),
  };
}
