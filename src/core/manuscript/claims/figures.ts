import * as l10n from '@vscode/l10n';
import { quoted } from '../../base/phrases';
import { type FrequencyRow, frequencyTable } from '../../analyses/frequency/frequency';
import type { Preset } from '../../analyses/frequency/representativeness';
import { type Steps, between } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { findScope } from '../../corpus/scope';
import { type ScopeOptions, narrowing } from '../../studyFile/scopeOptions';
import type { Unit } from './claim';

/** What the study counts in one scope: what a paper’s figures are held against. */
export interface ClaimScope {
  /** Of a group its id; undefined for the whole study and for the scope of a block that is filled. */
  readonly group: string | undefined;
  /** Whether nothing else narrows it than that. */
  readonly isPlain: boolean;
  /** A figure with what it is of: `5 in “Interviews”`. */
  readonly withName: (figure: string) => string;
  /** By id of the code; of all codes. */
  readonly figures: ReadonlyMap<string, FrequencyRow>;
  /** How much of each there is in all. */
  readonly sizes: Readonly<Record<Unit, number>>;
}

/** The whole study and each of its groups. */
export interface StudyScopes {
  readonly whole: ClaimScope;
  readonly groups: readonly ClaimScope[];
}

/** Counts what papers print, in the whole study and in each group. */
export function* studyScopes(corpus: Corpus, preset: Preset): Steps<StudyScopes> {
  const { groups } = corpus.study;
  const part = 1 / (groups.length + 1);
  const whole = yield* between(0, part, scopeOf(corpus, {}, preset));
  const counted: ClaimScope[] = [];
  for (const [i, { id }] of groups.entries()) {
    const scope = yield* between((i + 1) * part, (i + 2) * part, scopeOf(corpus, { groups: [id] }, preset));
    if (scope) counted.push(scope);
  }
  return { whole: whole!, groups: counted };
}

/** Counts in one scope; undefined where the study has no such. */
export function* scopeOf(
  corpus: Corpus,
  options: ScopeOptions,
  preset: Preset,
): Steps<ClaimScope | undefined> {
  // which codes are listed changes no figure
  const found = findScope(corpus, { ...options, codes: [], codeGroups: [], queries: [] });
  if (!found.ok) return undefined;
  const table = yield* frequencyTable(corpus, found.value, { preset, all: true });
  const { participants, segments, transcripts, words } = table.scope;
  const [group, another] = found.value.groups;
  return {
    group: another ? undefined : group?.id,
    isPlain: !another && Object.keys(narrowing(options)).every(name => name === 'groups'),
    withName: naming(found.value.groups.map(({ id, name = id }) => name)),
    figures: new Map(table.rows.map(row => [row.id, row])),
    sizes: { participants, segments, transcripts, words },
  };
}

function naming(groups: readonly string[]): ClaimScope['withName'] {
  if (groups.length === 0) return figure => l10n.t('{0} in the whole study', figure);
  const names = groups.map(name => quoted(name)).join(', ');
  return figure => l10n.t('{0} in {1}', figure, names);
}
