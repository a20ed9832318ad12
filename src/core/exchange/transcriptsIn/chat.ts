import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../codebookIn/readXml';
import { timeIn } from './clock';
import { type Cue, joinCues } from './joinCues';
import { SourceNotes, type SourceTranscript } from './source';

/** `•1234_5678•`, as milliseconds; the bullet is a control character. */
const BULLET = /\u0015(\d{1,10})_(\d{1,10})\u0015/g;

/**
 * Reads a CHAT file of CHILDES or TalkBank: its main lines, with times where they have some.
 * @param text LF
 * @throws UnusableFile
 */
export function readChat(text: string): SourceTranscript {
  const notes = new SourceNotes();
  const cues: Cue[] = [];
  const kinds = new Map<string, number>();
  for (const { line, number } of logicalLines(text)) {
    const main = /^\*([^:\s]{1,40}):\s*(.*)$/s.exec(line);
    if (main) {
      const [, speaker, words] = main;
      const times = [...words!.matchAll(BULLET)];
      cues.push({
        speaker: speaker!,
        start: timeIn(times[0]?.[1], 1),
        end: timeIn(times.at(-1)?.[2], 1),
        text: words!.replace(BULLET, ' '),
      });
    } else if (line.startsWith('%')) {
      const kind = /^%[^:\s]{0,20}/.exec(line)![0];
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    } else if (!line.startsWith('@') && line.trim() !== '')
      notes.add(
        'line',
        count => l10n.t('Lines that belong to no speaker are left out: {0}.', count),
        l10n.t('line {0}', number),
      );
  }
  for (const [kind, count] of kinds)
    notes.add(kind, () => l10n.t('The lines of {0} are left out: {1}.', kind, count));
  const turns = joinCues(cues);
  if (turns.length === 0)
    throw new UnusableFile(l10n.t('The file has no lines of speakers, such as “*INV:”.'));
  return { format: 'chat', content: { kind: 'turns', turns }, notes: notes.all };
}

/** Lines with those that go on, which begin with a tab. */
function logicalLines(text: string): { line: string; number: number }[] {
  const lines: { parts: string[]; number: number }[] = [];
  text.split('\n').forEach((line, i) => {
    const last = lines.at(-1);
    if (last && line.startsWith('\t')) last.parts.push(line.trim());
    else lines.push({ parts: [line], number: i + 1 });
  });
  return lines.map(({ parts, number }) => ({ line: parts.join(' '), number }));
}
