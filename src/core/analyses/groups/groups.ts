import * as l10n from '@vscode/l10n';
import { type Steps, between } from '../../base/steps';
import { type RowFacts, rowFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import { type Scope, findScope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import {
  type FrequencyOptions,
  type FrequencyRow,
  type FrequencyScope,
  type FrequencyTable,
  frequencyTable,
} from '../frequency/frequency';
import { type Result, fail, ok } from '../../base/result';
import { type GroupScope, groupNotes } from './groupNotes';

/** How often codes and themes occur in each group of a study. */
export interface GroupsTable {
  readonly scope: GroupsScope;
  /** As a frequency table of the whole scope has them. */
  readonly rows: readonly GroupsRow[];
}

export interface GroupsScope extends FrequencyScope {
  /** In the order in which they were asked for, else that of the study. */
  readonly groups: readonly GroupFacts[];
}

/** What there is in a group, within the filters. */
export interface GroupFacts extends Pick<
  ScopeFacts,
  'participants' | 'transcripts' | 'codedTranscripts' | 'segments' | 'words'
> {
  readonly id: string;
  readonly name: string;
}

/** A code's or theme's figures; what they mean is said at {@link FrequencyRow}. */
export type GroupFigures = Omit<FrequencyRow, keyof RowFacts | 'quotes' | 'values'>;

export interface GroupsRow extends RowFacts {
  /** For each group of the scope what `frequency` has for this group alone. */
  readonly groups: readonly (GroupFigures & { readonly group: string })[];
  /** What `frequency` has for the whole scope: transcripts of no group, too, when no group was asked for. */
  readonly total: GroupFigures;
}

/**
 * Puts the frequencies in the groups of a study side by side: one frequency table for each group, under the same
 * filters, and one for the whole scope, which decides the order of rows. A row is left out when its code occurs
 * nowhere in the scope, unless all are asked for. Fails when the study has no groups.
 */
export function* groupsTable(
  corpus: Corpus,
  scope: Scope,
  options: FrequencyOptions,
): Steps<Result<GroupsTable>> {
  const found = groupScopes(corpus, scope);
  if (!found.ok) return found;
  const groups = found.value;
  const part = 1 / (groups.length + 1);
  const total = yield* between(0, part, frequencyTable(corpus, scope, options));
  const tables: FrequencyTable[] = [];
  for (const [i, group] of groups.entries()) {
    const table = frequencyTable(corpus, group.scope, { ...options, all: true });
    tables.push(yield* between((i + 1) * part, (i + 2) * part, table));
  }
  const rowsOf = tables.map(({ rows }) => new Map(rows.map(row => [row.id, row])));
  return ok({
    scope: {
      ...total.scope,
      groups: groups.map(group => groupFacts(corpus, group)),
      notes: [...total.scope.notes, ...groupNotes(scope, groups)],
    },
    rows: total.rows.map(row => ({
      ...rowFacts(corpus.codebook, row.id),
      groups: groups.map(({ group }, i) => ({ group: group.id, ...figures(rowsOf[i]!.get(row.id)!) })),
      total: figures(row),
    })),
  });
}

/** The scopes of the groups that are asked for, each once; of all groups, when none is. */
export function groupScopes(corpus: Corpus, scope: Scope): Result<readonly GroupScope[]> {
  const groups = scope.groups.length > 0 ? [...new Set(scope.groups)] : corpus.study.groups;
  if (groups.length === 0) {
    return fail(
      l10n.t('The study has no groups to compare. Add some in study.json, each with its transcripts.'),
    );
  }
  const scopes: GroupScope[] = [];
  for (const group of groups) {
    const found = findScope(corpus, { ...scope.filters, groups: [group.id] });
    if (!found.ok) return found;
    scopes.push({ group, scope: found.value });
  }
  return ok(scopes);
}

function groupFacts(corpus: Corpus, { group, scope }: GroupScope): GroupFacts {
  const { participants, transcripts, codedTranscripts, segments, words } = scopeFacts(corpus, scope);
  const name = group.name ?? group.id;
  return { id: group.id, name, participants, transcripts, codedTranscripts, segments, words };
}

function figures({ id: _, name: __, path: ___, kind: ____, ...counts }: FrequencyRow): GroupFigures {
  return counts;
}
