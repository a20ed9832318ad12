import * as l10n from '@vscode/l10n';
import { counted, labelled } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import {
  type ScopeFacts,
  blindNote,
  blindWarning,
  filtersInWords,
  scopeFacts,
} from '../../corpus/scopeFacts';
import type { Report } from '../../report/report';
import {
  type Figure,
  dataColumn,
  linedColumn,
  scopeColumns,
  stacked,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { Fact, Facts } from './fact';
import type { Guideline, GuidelineId } from './guidelines';

/** `files`: all that the item asks for is in the files; `partly`: some of it; `write`: nothing. */
export type ItemState = 'files' | 'partly' | 'write';

/** An item of a guideline and what the files show for it. */
export interface MethodsRow {
  readonly guideline: GuidelineId;
  readonly item: string;
  readonly topic: string;
  readonly state: ItemState;
  readonly facts: readonly Fact[];
}

const STATES: Readonly<Record<ItemState, string>> = {
  files: l10n.t('from the files'),
  partly: l10n.t('for you to complete'),
  write: l10n.t('for you to write'),
};

export interface Asked {
  readonly guideline: string;
  readonly chosen: readonly Guideline[];
  readonly facts: Facts;
  /** Whether there were filters that nothing here can be narrowed by. */
  readonly ignored: boolean;
}

/** Each item of the guidelines with what the files show for it. */
export function methodsRows({ chosen, facts }: Pick<Asked, 'chosen' | 'facts'>): MethodsRow[] {
  return chosen.flatMap(({ id, items }) =>
    items.map(({ number, topic, facts: topics, isWhole }) => {
      const found = topics.flatMap(one => facts[one]);
      const state = found.length === 0 ? 'write' : isWhole ? 'files' : 'partly';
      return { guideline: id, item: number, topic, state, facts: found };
    }),
  );
}

export function methodsReport(
  corpus: Corpus,
  scope: Scope,
  asked: Asked,
): Report<{
  readonly scope: ScopeFacts & { readonly guideline: string };
  readonly rows: readonly MethodsRow[];
}> {
  const { chosen, guideline, ignored } = asked;
  const rows = methodsRows(asked);
  const facts = scopeFacts(corpus, scope);
  const named = chosen.map(({ title }) => title).join(', ');
  const count = (state: ItemState) => rows.filter(row => row.state === state).length;
  return {
    table: tableOf({
      title: l10n.t('Methods checklist: {0}', corpus.study.name),
      scope: `${named} · ${filtersInWords(corpus, scope)}: ${counted.transcripts(facts.transcripts)}`,
      warnings: blindWarning(corpus),
      summary: [
        l10n.t(
          'Items: {0}. From the files: {1}; for you to complete: {2}; for you to write: {3}.',
          rows.length,
          count('files'),
          count('partly'),
          count('write'),
        ),
      ],
      definitions: [
        ...chosen.map(({ title, reference }) => `${labelled(title, reference)}.`),
        l10n.t('The topics are worded by us, to find an item: what an item asks for is in the guideline.'),
        l10n.t('Only what the files show is listed, each with where it comes from. Nothing is inferred.'),
      ],
      notes: [...blindNote(corpus), ...historyNote(corpus), ...(ignored ? [IGNORED] : [])],
      figures: figuresOf(chosen, facts, guideline),
      rows,
    }),
    charts: [],
    data: { scope: { ...facts, guideline }, rows },
  };
}

const IGNORED = l10n.t('Filters other than groups and transcripts were not applied.');

function historyNote({ past }: Corpus): readonly string[] {
  if (past?.steps) return [];
  return [
    l10n.t(
      'The history of the codebook is missing: git is not available, or the study is not in a git repository with a commit.',
    ),
  ];
}

function figuresOf(
  chosen: readonly Guideline[],
  facts: ScopeFacts,
  guideline: string,
): readonly Figure<MethodsRow>[] {
  const title = (row: MethodsRow) => chosen.find(({ id }) => id === row.guideline)!.title;
  const lines = (of: (fact: Fact) => string) => (row: MethodsRow) => row.facts.map(of).join('\n') || null;
  const several: Figure<MethodsRow>[] =
    chosen.length > 1
      ? [
          {
            ...textColumn<MethodsRow>(l10n.t('Guideline'), 'guideline', row => row.guideline),
            shownAs: title,
          },
        ]
      : [dataColumn('guideline', row => row.guideline)];
  return [
    textColumn<MethodsRow>(l10n.t('Item'), 'item', row => row.item),
    ...several,
    stacked(textColumn(l10n.t('Topic'), 'topic', row => row.topic)),
    stacked(
      linedColumn(
        l10n.t('What the files show'),
        'facts',
        lines(({ text, source }) => `${text} [${source}]`),
      ),
    ),
    { ...textColumn<MethodsRow>(l10n.t('To do'), 'state', row => row.state), shown: STATES },
    ...scopeColumns<MethodsRow>(facts, { guideline }),
  ];
}
