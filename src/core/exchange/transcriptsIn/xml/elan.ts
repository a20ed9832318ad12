import * as l10n from '@vscode/l10n';
import { UnusableFile, readXml } from '../../codebookIn/readXml';
import { timeIn } from '../clock';
import { joinCues } from '../joinCues';
import { SourceNotes, type SourceTranscript } from '../source';
import { otherTier } from './exmaralda';
import { type TierCue, byTime } from './timeline';
import { xmlText } from './xmlText';

interface Tier {
  readonly id: string;
  readonly speaker: string;
  readonly isTop: boolean;
}

/**
 * Reads a file of ELAN: the annotations with times of its tiers that depend on no other.
 * @throws UnusableFile
 */
export async function readElan(bytes: Uint8Array): Promise<SourceTranscript> {
  const notes = new SourceNotes();
  const times = new Map<string, number | undefined>();
  const cues: TierCue[] = [];
  let isOurs = false;
  let tier: Tier | undefined;
  let tiers = 0;
  let annotation: { start?: number | undefined; end?: number | undefined; text: string } | undefined;
  let isValue = false;
  await readXml(xmlText(bytes), {
    open: (name, attributes) => {
      if (name === 'ANNOTATION_DOCUMENT') isOurs = true;
      else if (name === 'TIME_SLOT')
        times.set(attributes['TIME_SLOT_ID'] ?? '', timeIn(attributes['TIME_VALUE'], 1));
      else if (name === 'TIER') {
        tiers++;
        const id = attributes['TIER_ID'] ?? '';
        const speaker = attributes['PARTICIPANT']?.trim() || id;
        tier = { id, speaker, isTop: attributes['PARENT_REF'] === undefined };
      } else if (name === 'ALIGNABLE_ANNOTATION') {
        const [start, end] = [attributes['TIME_SLOT_REF1'], attributes['TIME_SLOT_REF2']];
        annotation = { start: times.get(start ?? ''), end: times.get(end ?? ''), text: '' };
      } else if (name === 'REF_ANNOTATION') annotation = { text: '' };
      else if (name === 'ANNOTATION_VALUE') isValue = true;
    },
    text: text => {
      if (isValue && annotation) annotation.text += text;
    },
    close: name => {
      if (name === 'ANNOTATION_VALUE') isValue = false;
      if (name === 'TIER') tier = undefined;
      if ((name !== 'ALIGNABLE_ANNOTATION' && name !== 'REF_ANNOTATION') || !annotation) return;
      if (tier?.isTop && name === 'ALIGNABLE_ANNOTATION')
        cues.push({ tier: tiers, ...annotation, speaker: tier.speaker });
      else otherTier(tier?.id ?? '', notes);
      annotation = undefined;
    },
  });
  if (!isOurs) throw new UnusableFile(l10n.t('The file is not one of ELAN.'));
  const turns = joinCues(byTime(cues));
  if (turns.length === 0)
    throw new UnusableFile(l10n.t('The file has no annotations with words on a tier of its own.'));
  return { format: 'elan', content: { kind: 'turns', turns }, notes: notes.all };
}
