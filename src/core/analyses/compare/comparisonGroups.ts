import * as l10n from '@vscode/l10n';
import type { Corpus } from '../../corpus/corpus';
import type { Underlying } from '../../report/underlying';
import { COMPARED_KINDS, type ComparedKind, codesOf } from '../../coders/comparison/compared';
import {
  type ComparisonScope,
  type KindCounts,
  type TranscriptCompared,
  countKinds,
} from './comparisonTable';

/** The rows of one transcript, code or kind, counted. */
export interface ComparisonGroup {
  /** A path, a code's id, a kind. */
  readonly id: string;
  readonly name: string;
  readonly counts: KindCounts;
  readonly total: number;
  readonly underlying: Underlying | undefined;
}

/** The groups that have rows: transcripts in their order, codes in that of the codebook, kinds in their own. */
export function groupsOf(
  { codebook }: Corpus,
  rows: readonly TranscriptCompared[],
  facts: ComparisonScope,
): readonly ComparisonGroup[] {
  const keysOf = {
    transcript: (row: TranscriptCompared) => [row.transcript],
    code: (row: TranscriptCompared) => codesOf(row),
    kind: (row: TranscriptCompared) => [row.kind],
  }[facts.by];
  const byKey = new Map<string, TranscriptCompared[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const known = byKey.get(key);
      if (known) known.push(row);
      else byKey.set(key, [row]);
    }
  }
  const nameOf = (id: string) =>
    facts.by === 'code'
      ? (codebook.get(id)?.name ?? id)
      : facts.by === 'kind'
        ? kindName(id as ComparedKind, facts)
        : id;
  const underlyingOf = (id: string): Underlying | undefined =>
    facts.by === 'kind' ? undefined : facts.by === 'code' ? { code: id } : { transcript: id };
  return inOrder([...byKey.keys()], codebook.inOrder(), facts.by).map(id => {
    const own = byKey.get(id)!;
    return { id, name: nameOf(id), counts: countKinds(own), total: own.length, underlying: underlyingOf(id) };
  });
}

function inOrder(
  keys: readonly string[],
  codes: readonly { readonly id: string }[],
  by: ComparisonScope['by'],
): readonly string[] {
  if (by === 'transcript') return keys;
  const known: readonly string[] = by === 'kind' ? COMPARED_KINDS : codes.map(({ id }) => id);
  const listed = new Set(known);
  const present = new Set(keys);
  return [...known.filter(id => present.has(id)), ...keys.filter(id => !listed.has(id))];
}

/** What a kind is called in a table. */
export function kindName(kind: ComparedKind, { nameA, nameB }: { nameA: string; nameB: string }): string {
  const names: Readonly<Record<ComparedKind, string>> = {
    matched: l10n.t('the same'),
    value: l10n.t('different value'),
    boundary: l10n.t('different boundaries'),
    code: l10n.t('different code'),
    split: l10n.t('split differently'),
    onlyA: l10n.t('only {0}', nameA),
    onlyB: l10n.t('only {0}', nameB),
  };
  return names[kind];
}
