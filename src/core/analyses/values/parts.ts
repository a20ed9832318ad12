import * as l10n from '@vscode/l10n';
import { enumerate } from '../../base/phrases';
import { type Result, fail, ok } from '../../base/result';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedSegment } from '../../corpus/scopedTranscripts';
import type { ScaleValue } from '../../codebook/code';
import type { Underlying } from '../../report/underlying';
import { PathMatcher } from '../../studyFile/matchPaths';
import { nameOf } from '../../studyFile/namedRecords';
import { valueColumns } from '../crosstab/valueColumns';

export interface ValuesOptions {
  readonly show: 'distribution' | 'mean';
  readonly by: 'all' | 'group' | 'attribute';
  readonly attribute: string;
  readonly unit: 'segment' | 'participant';
}

/** A coding with a code that has a scale. */
export interface ScaledCoding {
  readonly segment: ScopedSegment;
  /** Path. */
  readonly transcript: string;
  readonly values: readonly ScaleValue[];
  /** Of the one value, where it is on the scale. */
  readonly rank: number | undefined;
}

/** A part of what is counted: everything, a group of transcripts, or who has a value of an attribute. */
export interface ValuePart {
  /** Empty for everything. */
  readonly id: string;
  readonly name: string;
  /** What leads to its segments. */
  readonly underlying: Underlying | undefined;
  readonly holds: (coding: ScaledCoding) => boolean;
  /** Indexes of the participants who count in it; undefined for all. */
  readonly people?: ReadonlySet<number>;
}

export interface ValueParts {
  readonly parts: readonly ValuePart[];
  readonly notes: readonly string[];
}

const EVERYTHING: ValuePart = { id: '', name: l10n.t('All'), underlying: undefined, holds: () => true };

/** Everything, and beside it each group or each value of an attribute. Fails where there is none of these. */
export function valueParts(
  corpus: Corpus,
  scope: Scope,
  { by, attribute }: Pick<ValuesOptions, 'by' | 'attribute'>,
): Result<ValueParts> {
  switch (by) {
    case 'all':
      return ok({ parts: [EVERYTHING], notes: [] });
    case 'group':
      return byGroup(corpus, scope);
    case 'attribute':
      return byAttribute(corpus, scope, attribute);
  }
}

function byGroup({ study }: Corpus, { groups: asked }: Scope): Result<ValueParts> {
  const groups = asked.length > 0 ? asked : study.groups;
  if (groups.length === 0) return fail(l10n.t('The study has no groups.'));
  const parts = groups.map((group): ValuePart => {
    const inside = PathMatcher.of(group.transcripts);
    return {
      id: group.id,
      name: group.name ?? group.id,
      underlying: { group: group.id },
      holds: ({ transcript }) => inside.matches(transcript),
    };
  });
  const notes = [l10n.t('A segment counts in every group that its transcript is in.')];
  return ok({ parts: [EVERYTHING, ...parts], notes: groups.length > 1 ? notes : [] });
}

function byAttribute(corpus: Corpus, scope: Scope, attribute: string): Result<ValueParts> {
  const found = valueColumns(corpus, scope, attribute, '');
  if (!found.ok) return found;
  const { columns, without } = found.value;
  const parts = columns.map(({ value, who }): ValuePart => {
    const people = new Set(who);
    return {
      id: value,
      name: value,
      underlying: { where: [{ attribute, value }] },
      holds: ({ segment }) => segment.participants.some(i => people.has(i)),
      people,
    };
  });
  return ok({
    parts: [EVERYTHING, ...parts],
    notes: [
      l10n.t('A segment counts for the value of every participant who speaks in it.'),
      ...(without.length > 0
        ? [
            l10n.t(
              'Participants without a value for “{0}”, counted only under “{1}”: {2}.',
              attribute,
              EVERYTHING.name,
              enumerate(without.map(nameOf)),
            ),
          ]
        : []),
    ],
  });
}
