import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import { coderName } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import { LABEL_NAMES, type Preset } from '../frequency/representativeness';
import type { Choice, Decisions, Late } from './choices';
import type { CodingChoice } from './codings';
import type { Label, RobustnessScope } from './robustnessTable';
import type { Overlap } from './rulePart';

/** A label as people read it, also where nobody mentioned it. */
export function labelInWords(label: Label): string {
  return label ? LABEL_NAMES[label] : l10n.t('none');
}

/** Names what was decided, for tables and charts. */
export class ChoiceNames {
  private readonly decisions: Decisions;

  constructor(
    private readonly corpus: Corpus,
    private readonly scope: Pick<RobustnessScope, 'decisions' | 'transcripts'>,
  ) {
    this.decisions = scope.decisions;
  }

  coding(choice: Choice): string {
    return this.ofCoding(this.decisions.codings[choice.coding]!);
  }

  /** The same in a word or two, for a place along a chart. */
  shortCoding({ coding }: Choice): string {
    const { kind, coders } = this.decisions.codings[coding]!;
    if (kind === 'counts') return l10n.t('consensus');
    return kind === 'all' ? l10n.t('all coders') : coders.map(id => coderName(this.corpus, id)).join(', ');
  }

  overlap(choice: Choice): string {
    return OVERLAP_NAMES[this.decisions.overlaps[choice.overlap]!];
  }

  late(choice: Choice): string {
    return LATE_NAMES[this.decisions.lates[choice.late]!];
  }

  preset(choice: Choice): string {
    return PRESET_NAMES[this.decisions.presets[choice.preset]!];
  }

  /** What a choice departs from the published one in: `only Coder 2 + most words`. */
  departing(choice: Choice): string {
    const parts = [
      ...(choice.coding > 0 ? [this.coding(choice)] : []),
      ...(choice.overlap > 0 ? [this.overlap(choice)] : []),
      ...(choice.late > 0 ? [this.late(choice)] : []),
      ...(choice.preset > 0 ? [this.preset(choice)] : []),
    ];
    return parts.length === 0 ? l10n.t('as published') : parts.join(' + ');
  }

  /** All decisions with what they can be, the published first, a sentence each. */
  sentences(): readonly string[] {
    const { codings, overlaps, lates, presets } = this.decisions;
    return [
      l10n.t('Whose coding counts: {0}.', list(codings.map(one => this.ofCoding(one)))),
      l10n.t(
        'When a segment counts for a participant: {0}.',
        list(overlaps.map(one => l10n.t('{0} ({1})', OVERLAP_NAMES[one], OVERLAP_MEANINGS[one]))),
      ),
      ...(lates.length > 1 ? [l10n.t('Late codes: {0}.', list(lates.map(one => LATE_NAMES[one])))] : []),
      l10n.t('The label “general”: {0}.', list(presets.map(one => PRESET_NAMES[one]))),
    ];
  }

  private ofCoding({ kind, coders, transcripts }: CodingChoice): string {
    const names = coders.map(id => coderName(this.corpus, id)).join(', ');
    switch (kind) {
      case 'asked':
        return l10n.t('only {0}', names);
      case 'counts':
        return l10n.t('consensus where complete, otherwise all coders');
      case 'all':
        return l10n.t('all coders combined');
      case 'coder':
        return transcripts === this.scope.transcripts
          ? l10n.t('only {0}', names)
          : l10n.t('only {0} where they coded ({1})', names, counted.transcripts(transcripts));
    }
  }
}

/** What can be decided, one after the other; there are more than three only of coders. */
function list(names: readonly string[]): string {
  return names.join('; ');
}

const OVERLAP_NAMES: Readonly<Record<Overlap, string>> = {
  overlap: l10n.t('any overlap'),
  most: l10n.t('most words'),
  all: l10n.t('all words'),
};

const OVERLAP_MEANINGS: Readonly<Record<Overlap, string>> = {
  overlap: l10n.t('it overlaps a turn of theirs'),
  most: l10n.t('more than half of its words are theirs'),
  all: l10n.t('all of its words are theirs'),
};

const LATE_NAMES: Readonly<Record<Late, string>> = {
  with: l10n.t('with late codes'),
  without: l10n.t('without late codes'),
};

const PRESET_NAMES: Readonly<Record<Preset, string>> = {
  strict: l10n.t('general = all'),
  lenient: l10n.t('general = all or all but one'),
};
