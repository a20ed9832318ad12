import * as l10n from '@vscode/l10n';
import { UnusableFile, readXml } from '../../codebookIn/readXml';
import { timeIn } from '../clock';
import { type Cue, joinCues } from '../joinCues';
import { SourceNotes, type SourceTranscript } from '../source';
import { xmlText } from './xmlText';

/**
 * Reads a transcription of Transcriber. The definition of its format, which such files name, is not looked for.
 * @throws UnusableFile
 */
export async function readTranscriber(bytes: Uint8Array): Promise<SourceTranscript> {
  const notes = new SourceNotes();
  const names = new Map<string, string>();
  const cues: Cue[] = [];
  let isOurs = false;
  let speakers: readonly string[] = [];
  let cue:
    | { start: number | undefined; end: number | undefined; speaker: string | undefined; text: string }
    | undefined;
  let turnEnd: number | undefined;
  const take = () => {
    if (cue) cues.push(cue);
    cue = undefined;
  };
  const begin = (start: number | undefined, speaker: string | undefined) => {
    take();
    cue = {
      start,
      end: turnEnd,
      speaker: speaker === undefined ? undefined : (names.get(speaker) ?? speaker),
      text: '',
    };
  };
  await readXml(
    xmlText(bytes),
    {
      open: (name, attributes) => {
        if (name === 'Trans') isOurs = true;
        else if (name === 'Speaker')
          names.set(attributes['id'] ?? '', attributes['name']?.trim() || (attributes['id'] ?? ''));
        else if (name === 'Turn') {
          speakers = (attributes['speaker'] ?? '').split(/\s+/).filter(id => id !== '');
          turnEnd = timeIn(attributes['endTime'], 1000);
          begin(timeIn(attributes['startTime'], 1000), speakers[0]);
        } else if (name === 'Sync') begin(timeIn(attributes['time'], 1000), speakers[0]);
        else if (name === 'Who')
          begin(cue?.start ?? cues.at(-1)?.start, speakers[Number(attributes['nb'] ?? 1) - 1]);
        else if (cue && (name === 'Event' || name === 'Comment')) {
          const what = attributes['desc'] ?? '';
          const isRange = attributes['extent'] === 'begin' || attributes['extent'] === 'end';
          if (what !== '' && !isRange) cue.text += ` [${what}] `;
          else
            notes.add('event', count =>
              l10n.t('Marks of passages, such as of a language, are left out: {0}.', count),
            );
        } else if (name === 'Background')
          notes.add('background', count => l10n.t('Notes on the background are left out: {0}.', count));
      },
      text: text => {
        if (cue) cue.text += text;
      },
      close: name => {
        if (name === 'Turn') take();
      },
    },
    { isDoctypeIgnored: true },
  );
  if (!isOurs) throw new UnusableFile(l10n.t('The file is not one of Transcriber.'));
  const turns = joinCues(cues);
  if (turns.length === 0) throw new UnusableFile(l10n.t('The file has no words.'));
  return { format: 'transcriber', content: { kind: 'turns', turns }, notes: notes.all };
}
