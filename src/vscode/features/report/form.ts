import * as vscode from 'vscode';
import { ANALYSES } from '../../../core/analysis/analyses';
import type { Analysis } from '../../../core/analysis/analysis';
import { type Parameter, attributesOf } from '../../../core/analysis/parameters';
import type { Corpus } from '../../../core/corpus/corpus';
import type { Field, FormView } from '../../../webview/report/messages';
import { FILTER_PICKS } from './filters';
import type { ReportRequest } from './request';

/** What the head of the panel offers, and what is set there. */
export function formOf(analysis: Analysis, request: ReportRequest, corpus: Corpus): FormView {
  return {
    analysis: analysis.id,
    analyses: ANALYSES.map(({ id, title }) => ({ id, title })),
    fields: Object.entries(analysis.parameters).map(([name, parameter]) =>
      fieldOf(name, parameter, request.options[name], corpus),
    ),
    filters: FILTER_PICKS.map(filter => {
      const text = filter.text(request.scope, corpus);
      return { id: filter.id, text: text ?? filter.title(), isSet: text !== undefined };
    }),
    pinned: request.pinned,
  };
}

function fieldOf(name: string, parameter: Parameter, given: unknown, corpus: Corpus): Field {
  const base = { name, title: parameter.title, help: parameter.help };
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
    case 'text':
    case 'coders':
      // a list reads as its items with commas between
      return { ...base, kind: 'text', value: String(given ?? '') };
  }
}

/** The title of an analysis in menus. */
export function pickAnalysis(title: string): Thenable<Analysis | undefined> {
  const items = ANALYSES.map(analysis => ({ label: analysis.title, detail: analysis.summary, analysis }));
  return vscode.window.showQuickPick(items, { title, matchOnDetail: true }).then(picked => picked?.analysis);
}
