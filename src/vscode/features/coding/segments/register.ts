import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SegmentsAction } from '../../../../webview/segments/messages';
import type { Deps } from '../../../deps';
import { Refusal } from '../../../ui/failure';
import { codeHits } from '../search/codeHits';
import { type RecodeArguments, addCodes, removeCodes, replaceCode, toggleKey } from './recodeSegments';
import { setValues } from './setValues';
import { SegmentsView } from './segmentsView';

const ACTIONS = {
  add: addCodes,
  replace: replaceCode,
  remove: removeCodes,
  value: setValues,
  star: toggleKey,
} as const;

/** The Segments panel: whatever segments somebody wants to see, and what can be done to several of them. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, segments } = deps;
  const act = async (action: SegmentsAction, args?: RecodeArguments) => {
    if (!segments.subject) throw new Refusal(l10n.t('Click a code to list its segments first.'));
    const { openStudy, search } = segments.subject;
    if (search) {
      if (action !== 'add') throw new Refusal(l10n.t('Hits can only be coded: they are no segments yet.'));
      if (args?.rows) await search.whenDone();
      const rows = args?.rows?.map(i => view.items()[i]!) ?? view.chosen;
      await codeHits(deps, openStudy, search, rows, args?.codes);
      return view.clearSelected();
    }
    const ids = args?.segments;
    const chosen = ids
      ? view.items().filter(({ place }) => ids.includes(place.placed?.segment.id ?? ''))
      : view.chosen;
    await ACTIONS[action](deps, openStudy, chosen, args);
  };
  const replace = (replaced: string, code: string) => act('replace', { replaced, codes: [code] });
  const view = new SegmentsView(deps, act, replace);
  return vscode.Disposable.from(
    view,
    commands.register('transcriptCoder.addCodesToSegments', (args?: RecodeArguments) => act('add', args)),
    commands.register('transcriptCoder.replaceCodeOfSegments', (args?: RecodeArguments) =>
      act('replace', args),
    ),
    commands.register('transcriptCoder.removeCodesFromSegments', (args?: RecodeArguments) =>
      act('remove', args),
    ),
    commands.register('transcriptCoder.setValueOfSegments', (args?: RecodeArguments) => act('value', args)),
    commands.register('transcriptCoder.toggleKeyQuotes', (args?: RecodeArguments) => act('star', args)),
    commands.register('transcriptCoder.nextListedSegment', () => view.step(1)),
    commands.register('transcriptCoder.previousListedSegment', () => view.step(-1)),
  );
}
