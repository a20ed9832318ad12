import * as l10n from '@vscode/l10n';
import type { ManuscriptFinding, Passage } from '../finding';
import type { Compared } from './differences';
import type { Names } from './names';
import { isSameSpeaker } from './names';
import { MAX_REPLACED } from './occurrences';
import type { Placed } from './placed';

/** What is wrong with a quotation of which every word was said: not by one speaker, or more is left out than is said. */
export function gapFindings(
  placed: Placed,
  { words, spoken }: Compared,
  names: Names,
  passage: Passage,
): ManuscriptFinding[] {
  const findings: ManuscriptFinding[] = [];
  const speakerOf = (i: number) => names.speakerAt(placed.transcript, spoken.starts[placed.places[i]!]!);
  const first = speakerOf(0);
  for (let i = 1; i < placed.places.length; i++) {
    const word = words[placed.quoted[i]!]!;
    const { paragraph, start, end } = word;
    const speaker = speakerOf(i);
    if (first && speaker && !isSameSpeaker(first, speaker)) {
      const message = l10n.t(
        'From here on, these are words of {0}; those before are by {1}.',
        names.nameOf(speaker),
        names.nameOf(first),
      );
      const to = words.findLast(one => one.paragraph === paragraph)!.end;
      findings.push({ code: 'quote-other-speaker', message, paragraph, start, end: to, passage });
      break;
    }
    const between = placed.places[i]! - placed.places[i - 1]! - 1;
    if (word.gapBefore !== 'insertion' || between <= MAX_REPLACED) continue;
    const message = l10n.t('Before this, {0} words of the transcript are left out without […].', between);
    findings.push({ code: 'quote-altered', message, paragraph, start, end, passage });
  }
  return findings;
}
