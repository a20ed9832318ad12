import * as l10n from '@vscode/l10n';
import { counted, enumerate } from '../../base/phrases';
import { oneLine, visible } from '../../base/visible';
import type { LeftOut } from './leftOut';

/** A sentence, and what it is about, where that is not in it. */
export interface SaidOf {
  readonly sentence: string;
  readonly items: readonly string[];
}

/** What of a study is not in an export of it. @param replaced names and texts in which characters were replaced */
export function leftOutWords(
  { uncertain, unknownCodes, summaries }: LeftOut,
  replaced: number,
): readonly SaidOf[] {
  const said: SaidOf[] = [];
  if (uncertain.length > 0)
    said.push({
      sentence: l10n.t(
        'Not exported, since it is uncertain where their words are now: {0}. Decide in the Uncertain Segments view.',
        counted.segments(uncertain.length),
      ),
      items: uncertain.map(({ transcript, line, coder, state, quote }) => {
        const place = line === null ? transcript : `${transcript}:${line}`;
        return [place, coder, state, oneLine(quote ?? '')].map(visible).join(': ');
      }),
    });
  if (unknownCodes.size > 0)
    said.push({
      sentence: l10n.t(
        'Not exported, since the codebook does not have these codes: {0}.',
        visible(enumerate([...unknownCodes.keys()])),
      ),
      items: [],
    });
  if (summaries > 0)
    said.push({
      sentence:
        summaries === 1
          ? l10n.t('Not exported: 1 summary of the summary grid.')
          : l10n.t('Not exported: {0} summaries of the summary grid.', summaries),
      items: [],
    });
  if (replaced > 0)
    said.push({
      sentence: l10n.t('Characters that XML cannot have were replaced in {0} names and texts.', replaced),
      items: [],
    });
  return said;
}
