import * as l10n from '@vscode/l10n';
import { counted, enumerate, quoted } from '../../base/phrases';
import type { RowFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import { figuresOfSeveral, shownName } from '../kit/nameColumn';
import { THEME_FIGURES, percent } from '../kit/sentences';
import type { RobustnessRow, RobustnessScope, RobustnessTable } from './robustnessTable';
import { type ChoiceNames, labelInWords } from './words';

/** What was combined, and what late codes are: a sentence each. */
export function definitions(
  { codebook }: Corpus,
  facts: RobustnessScope,
  rows: readonly Pick<RowFacts, 'name' | 'kind'>[],
  names: ChoiceNames,
): readonly string[] {
  return [
    l10n.t(
      'The {0} choices are all combinations of these decisions; in each list the published one is first.',
      facts.choices,
    ),
    ...names.sentences(),
    ...codingSentences(facts),
    l10n.t('A segment without words counts for everyone with a turn that it overlaps, in all three.'),
    ...lateSentences(facts, id => codebook.get(id)?.name ?? id),
    l10n.t('There are {0} under every choice, coded or not.', counted.participants(facts.participants)),
    l10n.t(
      'Transcripts and participants are left out of the published table one at a time, not in combination with other choices. Without a transcript, participants who are in no other transcript of the scope are not counted either; without a participant, there is one fewer.',
    ),
    ...figuresOfSeveral(rows, THEME_FIGURES),
    LABELS,
  ];
}

/** What labels mean under all choices. */
export const LABELS = l10n.t(
  'Label (Hill et al. 2005), by participants: general = all, or also all but one, typical = more than half, variant = two or more, up to half, rare = one, none = nobody.',
);

function codingSentences({ decisions: { codings }, transcripts }: RobustnessScope): readonly string[] {
  const hasPart = codings.some(one => one.kind === 'coder' && one.transcripts < transcripts);
  return hasPart
    ? [l10n.t('Where a coder has not coded a transcript, the published coding counts there.')]
    : [];
}

function lateSentences(
  { late, lateCodes }: RobustnessScope,
  nameOf: (id: string) => string,
): readonly string[] {
  const definition = l10n.t(
    'A code is late when more than {0} of the coded transcripts had their last segment before it was first used, going by the dates of segments.',
    percent(late, 0),
  );
  if (lateCodes.length === 0)
    return [definition, l10n.t('No code is late, so there is nothing to decide about late codes.')];
  return [
    definition,
    l10n.t('Late codes: {0}.', enumerate(lateCodes.map(id => quoted(nameOf(id))))),
    l10n.t(
      'Themes and codes of which nothing is left without late codes have no row there; those choices are not counted for them.',
    ),
  ];
}

/** How many labels hold, and which one holds least. */
export function summary({ scope, rows, transcripts, people }: RobustnessTable): readonly string[] {
  if (rows.length === 0) return [];
  const always = rows.filter(({ holds, choices }) => holds === choices).length;
  return [
    l10n.t('{0} of {1} labels hold under all choices ({2}).', always, rows.length, scope.choices),
    ...leastRobust(rows),
    ...(transcripts.length > 0
      ? [
          l10n.t(
            '{0} of {1} labels hold whichever of the {2} is left out.',
            heldBy(rows, 'withoutTranscript'),
            rows.length,
            counted.transcripts(transcripts.length),
          ),
        ]
      : []),
    ...(people.length > 0
      ? [
          l10n.t(
            '{0} of {1} labels hold whichever of the {2} is left out.',
            heldBy(rows, 'withoutParticipant'),
            rows.length,
            counted.participants(people.length),
          ),
        ]
      : []),
  ];
}

function leastRobust(rows: readonly RobustnessRow[]): readonly string[] {
  const shareOf = ({ holds, choices }: RobustnessRow) => holds / choices;
  const least = rows.reduce((a, b) => (shareOf(b) < shareOf(a) ? b : a));
  if (least.holds === least.choices) return [];
  return [
    l10n.t(
      'Least robust: “{0}”, {1} in {2} of {3}.',
      shownName(least),
      labelInWords(least.label),
      least.holds,
      least.choices,
    ),
  ];
}

function heldBy(rows: readonly RobustnessRow[], by: 'withoutTranscript' | 'withoutParticipant'): number {
  return rows.filter(row => row[by].holds === row[by].of).length;
}
