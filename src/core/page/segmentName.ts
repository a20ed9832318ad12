import * as l10n from '@vscode/l10n';
import { oneLine } from '../base/visible';
import { valuedIn } from './valuedIn';
import type { Label } from './labels';
import type { PageContent, PageSegment } from './pageModel';

type Named = Pick<PageContent, 'codes' | 'coders'>;

/** What is to be known of a segment beside its words: its codes with their themes, who coded it, its memo. On one line. */
export function segmentDetails({ codes, coders }: Named, segment: PageSegment): string {
  const paths = segment.codes.map(code => valuedIn(segment, code, codes[code]!.path));
  return [
    paths.length > 0 ? paths.join(', ') : l10n.t('no code'),
    coders[segment.coder]!.name,
    ...marks(segment),
  ]
    .map(oneLine)
    .join(' · ');
}

/** What a segment is called where it cannot be seen. It begins as its label does, so that it can be called by what is seen. */
export function segmentName({ codes, coders }: Named, segment: PageSegment, label: Label): string {
  const chips = label.flat();
  const seen = chips.map(({ text }) => text).filter(text => text !== '');
  const isCut = chips.some(({ kind, text }) => kind === 'more' || text.endsWith('…'));
  return [
    ...(seen.length > 0 ? [seen.join(' ')] : [l10n.t('no code')]),
    ...(isCut ? segment.codes.map(code => valuedIn(segment, code, codes[code]!.name)) : []),
    ...(chips.some(({ kind }) => kind === 'coder') ? [] : [coders[segment.coder]!.name]),
    ...marks(segment),
  ]
    .map(oneLine)
    .join(', ');
}

function marks({ isKey, memo }: PageSegment): string[] {
  return [...(isKey ? [l10n.t('key quote')] : []), ...(memo ? [l10n.t('memo: {0}', memo)] : [])];
}
