import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../../codebookIn/readXml';
import { readClock } from '../clock';
import { joinCues } from '../joinCues';
import { SourceNotes, type SourceTranscript } from '../source';
import { plainCue } from './cueText';
import { type SpokenCue, speakersOf } from './cueSpeakers';

/** A cue as it is written: its times and its lines. */
interface RawCue {
  readonly start: number;
  readonly end: number;
  readonly lines: string[];
}

const TIMES = /^\s*([\d:.,]{4,20})\s*-->\s*([\d:.,]{4,20})(?:\s.*)?$/;
/** In UTF-16 units; a longer line is nothing that is shown. */
const MAX_TIMES = 300;

/**
 * Reads subtitles: WebVTT, as Teams, Zoom and YouTube write it, and SubRip.
 * @param text LF
 * @throws UnusableFile
 */
export function readCaptions(text: string, format: 'vtt' | 'srt'): SourceTranscript {
  const notes = new SourceNotes();
  const raw = cuesIn(text.split('\n'), notes);
  if (raw.length === 0)
    throw new UnusableFile(
      l10n.t('The file has no subtitles: no line such as 00:00:01.000 --> 00:00:04.000.'),
    );
  const cues = speakersOf(
    withoutRepeats(raw, notes).flatMap(({ start, end, lines }): SpokenCue[] => {
      const parts = plainCue(lines);
      return parts.map(part => ({ start, end, ...part }));
    }),
    notes,
  );
  const turns = joinCues(cues);
  if (turns.length === 0) throw new UnusableFile(l10n.t('The file has subtitles without words.'));
  return { format, content: { kind: 'turns', turns }, notes: notes.all };
}

/** Cues are apart by blank lines; the line above the times of one is its number or name. */
function cuesIn(lines: readonly string[], notes: SourceNotes): RawCue[] {
  const cues: RawCue[] = [];
  let cue: RawCue | undefined;
  let isBlock = false;
  lines.forEach((line, i) => {
    const times = line.length <= MAX_TIMES ? TIMES.exec(line) : null;
    if (times) {
      const [start, end] = [readClock(times[1]!), readClock(times[2]!)];
      isBlock = false;
      if (start !== undefined && end !== undefined) {
        cues.push((cue = { start, end: Math.max(start, end), lines: [] }));
        return;
      }
      badLine(i, notes);
    } else if (line.trim() === '') [cue, isBlock] = [undefined, false];
    else if (cue) cue.lines.push(line);
    else if (/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line)) isBlock = true;
    else if (!isBlock && !isExpected(line, lines[i + 1], i)) badLine(i, notes);
  });
  return cues;
}

function isExpected(line: string, next: string | undefined, index: number): boolean {
  if (next !== undefined && next.length <= MAX_TIMES && TIMES.test(next)) return true;
  return (
    (index === 0 && line.startsWith('WEBVTT')) ||
    /^(?:Kind|Language|X-TIMESTAMP-MAP)\b/.test(line) ||
    /^\d+$/.test(line.trim())
  );
}

function badLine(index: number, notes: SourceNotes): void {
  notes.add(
    'line',
    count => l10n.t('Lines that belong to no subtitle are left out: {0}.', count),
    l10n.t('line {0}', index + 1),
  );
}

/** Without lines that are shown on from the cue before, as in subtitles that roll. */
function withoutRepeats(cues: readonly RawCue[], notes: SourceNotes): RawCue[] {
  let before: readonly string[] = [];
  let repeats = 0;
  const rest = cues.map(cue => {
    const plain = cue.lines.map(line => line.replace(/<[^<>]*>|\{\\[^{}]{0,40}\}/g, '').trim());
    const isRolling = before.length > 0 && plain.length > 1 && plain[0] === before.at(-1) && plain[0] !== '';
    const isSame = plain.length === 1 && before.length > 1 && plain[0] === before.at(-1);
    before = plain.filter(line => line !== '');
    if (!isRolling && !isSame) return cue;
    repeats++;
    return { ...cue, lines: isSame ? [] : cue.lines.slice(1) };
  });
  // a line may be said twice
  if (repeats * 3 < cues.length) return [...cues];
  notes.add('repeats', () =>
    l10n.t('Lines that are shown twice, as subtitles roll, are taken once: {0}.', repeats),
  );
  return rest;
}
