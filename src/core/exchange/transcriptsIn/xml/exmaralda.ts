import * as l10n from '@vscode/l10n';
import { UnusableFile, readXml } from '../../codebookIn/readXml';
import { timeIn } from '../clock';
import { joinCues } from '../joinCues';
import { SourceNotes, type SourceTranscript, inOneLine } from '../source';
import { type TierCue, byTime } from './timeline';
import { xmlText } from './xmlText';

interface Tier {
  readonly speaker: string | undefined;
  readonly isSpeech: boolean;
  readonly name: string;
}

/**
 * Reads a basic transcription of EXMARaLDA: what is in its tiers of type `t`, in the order of their times.
 * @throws UnusableFile
 */
export async function readExmaralda(bytes: Uint8Array): Promise<SourceTranscript> {
  const notes = new SourceNotes();
  const speakers = new Map<string, string>();
  const times = new Map<string, { index: number; time: number | undefined }>();
  const cues: (TierCue & { readonly index: number })[] = [];
  let isOurs = false;
  let speaker = '';
  let tier: Tier | undefined;
  let tiers = 0;
  let event: { start: string; end: string; text: string } | undefined;
  let isName = false;
  await readXml(xmlText(bytes), {
    open: (name, attributes) => {
      if (name === 'basic-transcription') isOurs = true;
      else if (name === 'speaker') speaker = attributes['id'] ?? '';
      else if (name === 'abbreviation') isName = true;
      else if (name === 'tli')
        times.set(attributes['id'] ?? '', { index: times.size, time: timeIn(attributes['time'], 1000) });
      else if (name === 'tier') {
        tiers++;
        tier = {
          speaker: attributes['speaker'],
          isSpeech: attributes['type'] === 't',
          name: attributes['display-name'] ?? attributes['id'] ?? '',
        };
      } else if (name === 'event')
        event = { start: attributes['start'] ?? '', end: attributes['end'] ?? '', text: '' };
    },
    text: text => {
      if (isName) speakers.set(speaker, (speakers.get(speaker) ?? '') + text);
      if (event) event.text += text;
    },
    close: name => {
      if (name === 'abbreviation') isName = false;
      if (name === 'tier') tier = undefined;
      if (name !== 'event' || !event) return;
      const from = times.get(event.start);
      if (!tier?.isSpeech) otherTier(tier?.name ?? '', notes);
      else if (from === undefined)
        notes.add('time', count =>
          l10n.t('Events at times that the file does not have are left out: {0}.', count),
        );
      else {
        const label =
          tier.speaker === undefined ? undefined : speakers.get(tier.speaker)?.trim() || tier.speaker;
        const end = times.get(event.end)?.time;
        cues.push({
          tier: tiers,
          index: from.index,
          start: from.time,
          end,
          speaker: label,
          text: event.text,
        });
      }
      event = undefined;
    },
  });
  if (!isOurs) throw new UnusableFile(l10n.t('The file is not a basic transcription of EXMARaLDA.'));
  // times are given for a few points only; the points themselves are in order
  const turns = joinCues(
    cues.some(({ start }) => start === undefined) ? cues.sort((a, b) => a.index - b.index) : byTime(cues),
  );
  if (turns.length === 0)
    throw new UnusableFile(l10n.t('The file has no transcription, that is, no tier of type t with words.'));
  return { format: 'exmaralda', content: { kind: 'turns', turns }, notes: notes.all };
}

/** Says that a tier is left out. */
export function otherTier(name: string, notes: SourceNotes): void {
  const shown = inOneLine(name);
  notes.add(`tier ${shown}`, count =>
    l10n.t('The tier “{0}” is left out. Its annotations: {1}.', shown, count),
  );
}
