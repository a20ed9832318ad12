import * as l10n from '@vscode/l10n';
import { isMerged } from '../../codebook/parents';
import { CONSENSUS } from '../../coding/sidecarName';
import type { OutgoingStudy } from './outgoing';

/**
 * What a study has that the standard has no place for, a line for each kind with how many there are. It is in the exported file
 * all the same, where this program finds it again and others do not.
 */
export function besideWords({ corpus, sidecar, coders }: OutgoingStudy): readonly string[] {
  const { study, codebook, transcripts } = corpus;
  const { queries, rules } = codebook.file;
  const merged = codebook.file.codes.filter(isMerged);
  const codes = codebook.inOrder();
  const labels = study.participants.reduce((sum, { speakers = [] }) => sum + speakers.length, 0);
  const codings = transcripts.flatMap(({ path, codings: own }) => own.map(one => ({ path, ...one })));
  const exported = codings.filter(({ coder }) => !coders || coders.includes(coder));
  const decisions = exported
    .filter(({ coder }) => coder === CONSENSUS)
    .reduce((sum, { path, coder }) => sum + (sidecar(path, coder)?.decisions?.length ?? 0), 0);
  const kinds: readonly (readonly [number, string])[] = [
    [labels + study.interviewers.length, l10n.t('Labels of speakers, and which are interviewers’')],
    [codes.filter(({ scale }) => scale !== undefined).length, l10n.t('Scales')],
    [codes.filter(({ retired }) => retired).length, l10n.t('Retired codes')],
    [merged.length, l10n.t('Codes that were merged into others')],
    [
      exported.filter(({ status }) => status === 'complete').length,
      l10n.t('Complete codings of transcripts'),
    ],
    [decisions, l10n.t('Decisions about a consensus')],
    [study.coders.filter(({ program }) => program).length, l10n.t('Which coders are programs')],
    [queries?.length ?? 0, l10n.t('Saved queries')],
    [rules?.length ?? 0, l10n.t('Rules for coding')],
    [study.reports?.length ?? 0, l10n.t('Pinned reports')],
    [study.sources?.length ?? 0, l10n.t('Where transcripts were imported from')],
    [study.turns?.patterns?.length ?? 0, l10n.t('Speaker patterns')],
  ];
  return kinds.filter(([n]) => n > 0).map(([n, what]) => l10n.t('{0}: {1}', what, n));
}
