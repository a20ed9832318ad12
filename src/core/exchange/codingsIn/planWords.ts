import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import type { StudyFile } from '../../studyFile/studyFile';
import { programWords } from './codersOfRows';
import type { CodingsPlan } from './planCodings';

/** How many rows of a file come in, how many say what is there already, and how many are rejected. */
export function countWords({ known, rejected }: CodingsPlan, rows: number): string {
  return l10n.t(
    'Read: {0}. Already there: {1}. Rejected: {2}.',
    counted.codings(rows),
    known,
    rejected.length,
  );
}

/** What comes in with codings, a line each: coders, codes, and the segments of each coder in each transcript. */
export function planWords(study: StudyFile | undefined, plan: CodingsPlan): readonly string[] {
  const { newCoders, newCodes, codings } = plan;
  const all = [...(study?.coders ?? []), ...newCoders];
  return [
    ...newCoders.map(({ id, name, program }) =>
      program
        ? l10n.t('New coder: {0} (program: {1})', name ?? id, programWords(program))
        : l10n.t('New coder: {0}', name ?? id),
    ),
    ...newCodes.map(path => l10n.t('New code: {0}', path.join(' › '))),
    ...codings.map(({ path, coder, segments }) => {
      const fresh = segments.filter(({ onto }) => onto === undefined).length;
      const more = segments.length - fresh;
      const who = all.find(({ id, name }) => id === coder && name !== undefined)?.name ?? coder;
      const what = [
        ...(fresh > 0 ? [counted.newSegments(fresh)] : []),
        ...(more > 0 ? [counted.changedSegments(more)] : []),
      ];
      return l10n.t('{0}, {1}: {2}', path, who, what.join(', '));
    }),
  ];
}
