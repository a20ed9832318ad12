import * as l10n from '@vscode/l10n';
import { type Result, ok } from '../../base/result';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { nameOf } from '../../studyFile/namedRecords';
import type { Participant } from '../../studyFile/studyFile';
import { valueColumns } from '../crosstab/valueColumns';
import { groupScopes } from '../groups/groups';

/** Participants who are described together. */
export interface SamplePart {
  /** Of the group, or the value of the attribute; empty for all. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'group' | 'value' | 'all';
  readonly people: readonly Participant[];
}

export interface By {
  readonly by: 'group' | 'attribute' | 'all';
  readonly attribute: string;
}

/** The parts side by side, the whole last; the whole alone where there is nothing to divide it by, or only one part. */
export function sampleParts(
  corpus: Corpus,
  scope: Scope,
  { by, attribute }: By,
): Result<readonly SamplePart[]> {
  const all: SamplePart = { id: '', name: l10n.t('All'), kind: 'all', people: scope.participants };
  if (by === 'all' || (by === 'group' && corpus.study.groups.length === 0)) return ok([all]);
  if (by === 'attribute') {
    const found = valueColumns(corpus, scope, attribute, '');
    if (!found.ok) return found;
    const parts = found.value.columns.map(({ value, who }): SamplePart => {
      return { id: value, name: value, kind: 'value', people: who.map(i => scope.participants[i]!) };
    });
    return ok([...parts, all]);
  }
  const found = groupScopes(corpus, scope);
  if (!found.ok) return found;
  const parts = found.value.map(({ group, scope: { participants } }): SamplePart => {
    return { id: group.id, name: nameOf(group), kind: 'group', people: participants };
  });
  return ok(scope.groups.length === 1 ? parts : [...parts, all]);
}
