import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { shownDay, typedDay } from '../../../core/base/figures';
import { attributesOf, valuesOf } from '../../../core/analyses/kit/parameters';
import type { Corpus } from '../../../core/corpus/corpus';
import { isDay } from '../../../core/studyFile/day';
import { codeGroups, findGroup, membersOf } from '../../../core/codebook/codeGroups';
import { queryNamesOf, savedQuery } from '../../../core/corpus/withQueries';
import { counted, enumerate, labelled } from '../../../core/base/phrases';
import { withNames } from '../../../core/query/savedText';
import { codersOf } from '../../../core/corpus/coders';
import { conditionsInWords } from '../../../core/corpus/scopeFacts';
import type { ScopeOptions, Condition } from '../../../core/studyFile/scopeOptions';
import { nameOf } from '../../../core/studyFile/namedRecords';
import { findSpeakers } from '../../../core/participants/speakers';
import { askForCodes } from '../../ui/codePicker';
import { coderDescription, coderIcon } from '../../ui/coderLabels';
import { pickQueries } from './pickQueries';

/** A filter as the panel offers it. */
export interface FilterPick {
  readonly id: string;
  /** What it is called while it narrows nothing. */
  readonly title: () => string;
  /** What it narrows to; undefined for nothing. */
  readonly text: (scope: ScopeOptions, corpus: Corpus) => string | undefined;
  /** Whether the study has any of it; absent for always. */
  readonly isKnown?: (corpus: Corpus) => boolean;
  /** Lets the user choose; undefined when they changed their mind. */
  readonly pick: (scope: ScopeOptions, corpus: Corpus) => Promise<ScopeOptions | undefined>;
}

interface Item {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  /** A codicon before the label. */
  readonly icon?: string;
}

/** Whether a filter is shown: one of what the study has none of is not, unless it is set. */
export function isOffered(scope: ScopeOptions, corpus: Corpus): (filter: FilterPick) => boolean {
  return ({ isKnown, text }) => isKnown?.(corpus) !== false || text(scope, corpus) !== undefined;
}

/** A filter that is a list of values. */
function listFilter(
  id: 'groups' | 'transcripts' | 'coders' | 'participants',
  title: () => string,
  itemsOf: (corpus: Corpus) => readonly Item[],
): FilterPick {
  return {
    id,
    title,
    text(scope, corpus) {
      const values = scope[id] ?? [];
      if (values.length === 0) return undefined;
      const [first] = values;
      const name = itemsOf(corpus).find(item => item.value === first)?.label ?? first!;
      return values.length === 1
        ? labelled(title(), name.trim())
        : labelled(title(), l10n.t('{0} of {1}', values.length, itemsOf(corpus).length));
    },
    async pick(scope, corpus) {
      const picked = await pickSome(title(), itemsOf(corpus), scope[id] ?? []);
      return picked && { ...scope, [id]: picked };
    },
  };
}

/** All filters, in the order of the panel. */
export const FILTER_PICKS: readonly FilterPick[] = [
  listFilter(
    'groups',
    () => l10n.t('Groups'),
    ({ study }) => study.groups.map(({ id, name }) => ({ value: id, label: name ?? id, description: id })),
  ),
  listFilter(
    'transcripts',
    () => l10n.t('Transcripts'),
    ({ transcripts }) => transcripts.map(({ path }) => ({ value: path, label: path })),
  ),
  listFilter(
    'participants',
    () => l10n.t('Participants'),
    ({ study, transcripts }) =>
      findSpeakers(study, transcripts).participants.map(({ id, name }) => ({
        value: id,
        label: name ?? id,
        ...(name === undefined ? {} : { description: id }),
      })),
  ),
  {
    id: 'where',
    title: () => l10n.t('Attributes'),
    text: ({ where = [] }) => (where.length > 0 ? conditionsInWords(where) : undefined),
    pick: pickConditions,
  },
  {
    id: 'codes',
    title: () => l10n.t('Codes'),
    text({ codes = [] }, { codebook }) {
      const [first] = codes;
      if (first === undefined) return undefined;
      if (codes.length === 1) return labelled(l10n.t('Codes'), codebook.resolve(first)?.name ?? first);
      return labelled(l10n.t('Codes'), l10n.t('{0} of {1}', codes.length, codebook.inOrder().length));
    },
    pick: pickScopeCodes,
  },
  {
    id: 'codegroups',
    title: () => l10n.t('Code Groups'),
    text({ codeGroups: chosen = [] }, { codebook }) {
      const [first] = chosen;
      if (first === undefined) return undefined;
      const name = chosen.length === 1 ? findGroup(codebook, first)?.name : undefined;
      return labelled(
        l10n.t('Code Groups'),
        name ?? l10n.t('{0} of {1}', chosen.length, codeGroups(codebook).length),
      );
    },
    isKnown: ({ codebook }) => codeGroups(codebook).length > 0,
    pick: pickCodeGroups,
  },
  {
    id: 'queries',
    title: () => l10n.t('Queries'),
    text({ queries = [] }, corpus) {
      const [first] = queries;
      if (first === undefined) return undefined;
      const name = queries.length === 1 ? nameOfQuery(first, corpus) : counted.queries(queries.length);
      return labelled(l10n.t('Queries'), name);
    },
    async pick(scope, corpus) {
      const queries = await pickQueries(corpus, filterTitle(l10n.t('Queries')), scope.queries ?? []);
      return queries && { ...scope, queries };
    },
  },
  listFilter(
    'coders',
    () => l10n.t('Coders'),
    corpus =>
      codersOf(corpus).map(coder => ({
        value: coder.id,
        label: nameOf(coder),
        icon: coderIcon(coder),
        description: coderDescription(coder),
      })),
  ),
  {
    id: 'dates',
    title: () => l10n.t('Dates'),
    text: ({ from, to }) =>
      from || to ? [from, to].map(day => (day === undefined ? '…' : shownDay(day))).join(' – ') : undefined,
    pick: pickDates,
  },
  {
    id: 'status',
    title: () => l10n.t('Status'),
    text: ({ status }) => status && l10n.t('Status: {0}', statusText(status)),
    pick: pickStatus,
  },
];

async function pickScopeCodes(scope: ScopeOptions, { codebook }: Corpus): Promise<ScopeOptions | undefined> {
  const picked = await askForCodes(codebook, {
    title: filterTitle(l10n.t('Codes')),
    ticked: scope.codes ?? [],
    onlyTicked: true,
  });
  return picked && { ...scope, codes: picked.flatMap(({ code }) => code?.id ?? []) };
}

async function pickCodeGroups(scope: ScopeOptions, { codebook }: Corpus): Promise<ScopeOptions | undefined> {
  const items = codeGroups(codebook).map(group => ({
    value: group.id,
    label: group.name,
    description: enumerate(
      membersOf(codebook, group).map(({ name }) => name),
      MAX_NAMED,
    ),
  }));
  const chosen = (scope.codeGroups ?? []).map(one => findGroup(codebook, one)?.id ?? one);
  const picked = await pickSome(l10n.t('Code Groups'), items, chosen);
  return picked && { ...scope, codeGroups: picked };
}

/** So many codes of a group are named beside it. */
const MAX_NAMED = 6;

function nameOfQuery(query: string, corpus: Corpus): string {
  return savedQuery(corpus.codebook, query)?.name ?? withNames(query, queryNamesOf(corpus));
}

function filterTitle(title: string): string {
  return l10n.t('Filter by {0} (select none for all)', title);
}

async function pickSome(
  title: string,
  items: readonly Item[],
  values: readonly string[],
): Promise<string[] | undefined> {
  const picks = items.map(({ icon, ...item }) => ({
    ...item,
    label: icon === undefined ? item.label : `${icon} ${item.label}`,
    picked: values.includes(item.value),
  }));
  const picked = await vscode.window.showQuickPick(picks, {
    canPickMany: true,
    title: filterTitle(title),
    matchOnDescription: true,
  });
  return picked?.map(({ value }) => value);
}

async function pickConditions(scope: ScopeOptions, corpus: Corpus): Promise<ScopeOptions | undefined> {
  const conditions = attributesOf(corpus).flatMap(attribute =>
    valuesOf(corpus, attribute).map((value): Condition => ({ attribute, value })),
  );
  const { where = [] } = scope;
  const isSet = (one: Condition) =>
    where.some(({ attribute, value }) => attribute === one.attribute && value === one.value);
  const items = conditions.map(one => ({
    label: one.value,
    description: one.attribute,
    condition: one,
    picked: isSet(one),
  }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      l10n.t('No participant has attributes yet. You can import them from a CSV file.'),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('Filter by attributes (any selected value of an attribute matches; select none for all)'),
    matchOnDescription: true,
  });
  return picked && { ...scope, where: picked.map(({ condition }) => condition) };
}

async function pickDates(scope: ScopeOptions): Promise<ScopeOptions | undefined> {
  const ask = (title: string, value: string | undefined) =>
    vscode.window.showInputBox({
      ignoreFocusOut: true,
      title,
      value: value === undefined ? '' : shownDay(value),
      prompt: l10n.t('A date such as 2026-03-31, in UTC. Leave empty for no limit.'),
      validateInput: text =>
        text === '' || isDay(typedDay(text)) ? undefined : l10n.t('Enter a date such as 2026-03-31.'),
    });
  const from = await ask(l10n.t('Only segments created on or after this date'), scope.from);
  if (from === undefined) return undefined;
  const to = await ask(l10n.t('Only segments created on or before this date'), scope.to);
  return to === undefined
    ? undefined
    : { ...scope, from: typedDay(from) || undefined, to: typedDay(to) || undefined };
}

function statusText(status: NonNullable<ScopeOptions['status']>): string {
  return status === 'complete' ? l10n.t('complete') : l10n.t('in progress');
}

async function pickStatus(scope: ScopeOptions): Promise<ScopeOptions | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: l10n.t('All coding'), status: undefined },
      { label: l10n.t('Only complete coding'), status: 'complete' as const },
      { label: l10n.t('Only coding in progress'), status: 'in-progress' as const },
    ],
    { title: l10n.t('Filter by status') },
  );
  return picked && { ...scope, status: picked.status };
}
