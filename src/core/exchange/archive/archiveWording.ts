import * as l10n from '@vscode/l10n';
import { counted, enumerate } from '../../base/phrases';
import type { ReadableParts } from './neutralStudy';

/** So many of a list are named. */
const MANY = 30;

/** What was archived, for whoever did it. */
interface Archived {
  readonly transcripts: number;
  readonly segments: number;
  readonly tables: number;
}

export function archivedSentence({ transcripts, segments, tables }: Archived): string {
  const parts = [counted.transcripts(transcripts), counted.segments(segments), counted.tables(tables)];
  return l10n.t('Archived {0} with {1}. Others can recompute {2} from it.', ...parts);
}

/** What can still be read in an archive, for a heading and an item each: a person has to say whether it gives anybody away. */
export function readableItems({
  attributes,
  groups,
  reports,
  codes,
  programs,
}: ReadableParts): readonly string[] {
  const parts = [
    [l10n.t('names of codes: {0}', codes), codes],
    [l10n.t('attributes of participants: {0}', enumerate(attributes, MANY)), attributes.length],
    [l10n.t('groups: {0}', enumerate(groups, MANY)), groups.length],
    [l10n.t('pinned reports: {0}', enumerate(reports, MANY)), reports.length],
    [l10n.t('programs: {0}', enumerate(programs, MANY)), programs.length],
  ] as const;
  return parts.filter(([, count]) => count > 0).map(([item]) => item);
}

export const readableHeading = () => l10n.t('Can be read in it; check that nothing says who somebody is:');

/** What was decided of segments whose place a person has not confirmed. */
export function uncertainLines(of: {
  readonly moved: number;
  readonly ambiguous: number;
}): readonly string[] {
  return [
    ...(of.moved > 0
      ? [
          l10n.t(
            'Archived where they seem to be, though nobody has confirmed it: {0}.',
            counted.segments(of.moved),
          ),
        ]
      : []),
    ...(of.ambiguous > 0
      ? [l10n.t('Archived without a place, since there are several: {0}.', counted.segments(of.ambiguous))]
      : []),
  ];
}

/** Which tables were left out. @param different their commands */
export function differentLines(different: readonly string[]): readonly string[] {
  if (different.length === 0) return [];
  const commands = enumerate(different, MANY);
  return [l10n.t('Not in the archive, since these tables would not come out the same: {0}.', commands)];
}
