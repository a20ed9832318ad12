import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { labelled } from '../../../../core/base/phrases';
import { byName } from '../../../../core/base/compare';
import type { Corpus } from '../../../../core/corpus/corpus';
import type { SearchRequest } from '../../../../core/search/searchRequest';
import type { FilterView } from '../../../../webview/kit/filterView';
import { askForCodes } from '../../../ui/codePicker';
import { FILTER_PICKS, isOffered } from '../../reports/filters';

/** Filters of reports that searches have, too; that of codes is inside their segments. */
const OF_REPORTS = ['groups', 'transcripts', 'participants', 'where', 'codes', 'codegroups'];

/** What narrows a search, as the panel shows it. */
export function searchFilters(request: SearchRequest, corpus: Corpus): readonly FilterView[] {
  const { filters, speakers, outside } = request;
  const picks = FILTER_PICKS.filter(({ id }) => OF_REPORTS.includes(id));
  const shared = picks.filter(isOffered(filters, corpus)).map(pick => {
    const text = pick.text(filters, corpus);
    return { id: pick.id, text: text ?? pick.title(), isSet: text !== undefined };
  });
  const inside = shared.findIndex(({ id }) => id === 'codes');
  shared[inside] = {
    id: 'codes',
    text: listText(l10n.t('Inside Codes'), namesOf(corpus, filters.codes)),
    isSet: (filters.codes ?? []).length > 0,
  };
  return [
    { id: 'speakers', text: listText(l10n.t('Speakers'), speakers), isSet: speakers.length > 0 },
    ...shared,
    {
      id: 'outside',
      text: listText(l10n.t('Outside Codes'), namesOf(corpus, outside)),
      isSet: outside.length > 0,
    },
  ];
}

function listText(title: string, values: readonly string[]): string {
  const [first] = values;
  if (first === undefined) return title;
  return labelled(title, values.length === 1 ? first : l10n.t('{0} and {1} more', first, values.length - 1));
}

function namesOf({ codebook }: Corpus, ids: readonly string[] = []): string[] {
  return ids.map(id => codebook.resolve(id)?.name ?? id);
}

/** Lets the user choose what narrows a search; undefined when they changed their mind. */
export async function pickSearchFilter(
  id: string,
  request: SearchRequest,
  corpus: Corpus,
): Promise<SearchRequest | undefined> {
  if (id === 'speakers') {
    const speakers = await pickSpeakers(request.speakers, corpus);
    return speakers && { ...request, speakers };
  }
  if (id === 'outside') {
    const outside = await pickCodes(
      l10n.t('Only outside segments with these codes'),
      request.outside,
      corpus,
    );
    return outside && { ...request, outside };
  }
  if (id === 'codes') {
    const { codes = [] } = request.filters;
    const picked = await pickCodes(l10n.t('Only inside segments with these codes'), codes, corpus);
    return picked && { ...request, filters: { ...request.filters, codes: picked } };
  }
  const filter = FILTER_PICKS.find(one => one.id === id);
  const picked = await filter?.pick(request.filters, corpus);
  return picked && { ...request, filters: picked };
}

async function pickCodes(
  title: string,
  ticked: readonly string[],
  { codebook }: Corpus,
): Promise<readonly string[] | undefined> {
  const rows = await askForCodes(codebook, { title, ticked, onlyTicked: true });
  return rows?.flatMap(({ code }) => code?.id ?? []);
}

async function pickSpeakers(
  speakers: readonly string[],
  { transcripts }: Corpus,
): Promise<readonly string[] | undefined> {
  const labels = new Set([...speakers, ...transcripts.flatMap(({ turns }) => turns.labels())]);
  const items = [...labels].sort(byName).map(label => ({ label, picked: speakers.includes(label) }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('Only turns with these labels (select none for all)'),
  });
  return picked?.map(({ label }) => label);
}
