import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ANALYSES } from '../../../core/analyses/list';
import type { Analysis } from '../../../core/analyses/kit/analysis';
import { isDefault } from '../../../core/analyses/kit/isDefault';
import { type Parameter, attributesOf, codersGiven, isAsked } from '../../../core/analyses/kit/parameters';
import type { Corpus } from '../../../core/corpus/corpus';
import { coderName, codersOf } from '../../../core/corpus/coders';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { ScopeOptions } from '../../../core/studyFile/scopeOptions';
import type { FilterView } from '../../../webview/kit/filterView';
import type { Field, FormView } from '../../../webview/report/messages';
import { coderDescription, coderIcon } from '../../ui/coderLabels';
import { FILTER_PICKS, isOffered } from './filters';
import type { ReportRequest } from './request';

/** What the head of the panel offers, and what is set there. */
export function formOf(analysis: Analysis, request: ReportRequest, corpus: Corpus): FormView {
  return {
    analysis: analysis.id,
    analyses: [...new Set([...ANALYSES, analysis])].map(({ id, title }) => ({ id, title })),
    fields: Object.entries(analysis.parameters)
      .filter(([, parameter]) => isAsked(parameter, request.options))
      .map(([name, parameter]) => fieldOf(name, parameter, request.options[name], corpus)),
    filters: filterViews(request.scope, corpus),
    pinned: request.pinned,
  };
}

/** The filters, with what each narrows to now. */
export function filterViews(scope: ScopeOptions, corpus: Corpus): FilterView[] {
  return FILTER_PICKS.filter(isOffered(scope, corpus)).map(filter => {
    const text = filter.text(scope, corpus);
    return { id: filter.id, text: text ?? filter.title(), isSet: text !== undefined };
  });
}

function fieldOf(name: string, parameter: Parameter, given: unknown, corpus: Corpus): Field {
  const base = {
    name,
    title: parameter.title,
    help: parameter.help,
    isSeldom: parameter.isSeldom ?? false,
    isChanged: !isDefault(parameter, given, corpus),
  };
  switch (parameter.kind) {
    case 'choice':
      return {
        ...base,
        kind: 'choice',
        values: Object.entries(parameter.values).map(([value, title]) => ({ value, title })),
        value: String(given ?? parameter.default),
      };
    case 'attribute': {
      const attributes = attributesOf(corpus);
      return {
        ...base,
        kind: 'choice',
        values: attributes.map(value => ({ value, title: value })),
        value: String(given ?? attributes[0] ?? ''),
      };
    }
    case 'number':
      return {
        ...base,
        kind: 'number',
        min: parameter.min,
        max: parameter.max,
        step: parameter.isWhole ? 1 : undefined,
        value: Number(given ?? parameter.default),
      };
    case 'flag':
      return { ...base, kind: 'flag', value: given === true };
    case 'coders': {
      const coders = codersGiven(given);
      const names = coders.map(id => coderName(corpus, id)).join(', ');
      return { ...base, kind: 'pick', text: names || l10n.t('everyone who has coded') };
    }
    case 'text':
      return { ...base, kind: 'text', value: String(given ?? '') };
  }
}

/** Lets the user choose the value of a field that is a list; undefined when they changed their mind. */
export async function pickCoders(
  title: string,
  given: unknown,
  corpus: Corpus,
): Promise<readonly string[] | undefined> {
  const chosen = codersGiven(given);
  const coders = codersOf(corpus);
  // those that are chosen come first, in their order: it says who is the first coder of a pair
  const ordered = [
    ...chosen.flatMap(id => coders.filter(coder => coder.id === id)),
    ...coders.filter(({ id }) => !chosen.includes(id)),
  ];
  const items = ordered.map(coder => ({
    label: `${coderIcon(coder)} ${nameOf(coder)}`,
    description: coderDescription(coder),
    id: coder.id,
    picked: chosen.includes(coder.id),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('{0} (select at least two, or none for everyone who has coded)', title),
    matchOnDescription: true,
  });
  return picked?.map(({ id }) => id);
}

/** The title of an analysis in menus. */
export function pickAnalysis(title: string): Thenable<Analysis | undefined> {
  const items = ANALYSES.map(analysis => ({ label: analysis.title, detail: analysis.summary, analysis }));
  return vscode.window.showQuickPick(items, { title, matchOnDetail: true }).then(picked => picked?.analysis);
}
