import * as l10n from '@vscode/l10n';
import { oneLine } from '../base/visible';
import type { PageContent, PageSegment } from './pageModel';

/** What a segment is called where it cannot be seen: its codes, who coded it, its memo. On one line. */
export function segmentName(
  { codes, coders }: Pick<PageContent, 'codes' | 'coders'>,
  segment: PageSegment,
): string {
  const paths = segment.codes.map(code => codes[code]!.path);
  return [
    paths.length > 0 ? paths.join(', ') : l10n.t('no code'),
    ...(segment.isKey ? [l10n.t('key quote')] : []),
    coders[segment.coder]!.name,
    ...(segment.memo ? [l10n.t('memo: {0}', segment.memo)] : []),
  ]
    .map(oneLine)
    .join(' · ');
}
