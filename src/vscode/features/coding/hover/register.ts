import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { shownDay } from '../../../../core/base/figures';
import { ruleText } from '../../../ui/ruleText';
import { coderName } from '../../../ui/coderName';
import { asMarkdown } from '../../../ui/markdown';
import { valuedName } from '../../../../core/coding/valuedName';
import { resolverOf, valuesOf } from '../../../../core/coding/values';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import { toOffset, toRange } from '../../../session/positions';
import type { Target } from '../../../session/openStudy';
import { visibleSegments } from '../../../session/visibleCoders';
import type { Deps } from '../../../deps';
import { DOCUMENTS } from '../../study/transcripts/language';

const COMMANDS = [
  'transcriptCoder.removeCode',
  'transcriptCoder.setValue',
  'transcriptCoder.editMemo',
  'transcriptCoder.openMemo',
  'transcriptCoder.copyPassageLink',
  'transcriptCoder.showSegments',
];

/** Over coded words: the codes, who coded them, the memo, and what can be done. */
export function register(deps: Deps): vscode.Disposable {
  return vscode.languages.registerHoverProvider(DOCUMENTS, {
    provideHover(document, position) {
      const target = deps.studies.target(document.uri);
      if (!target) return undefined;
      const { transcript } = target;
      const at = toOffset(transcript, position);
      const segments = visibleSegments(deps, target, transcript.overlapping(at, at + 1));
      if (segments.length === 0) return undefined;
      const shortest = segments.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
      return new vscode.Hover(
        segments.map(placed => describe(deps, target, placed)),
        toRange(transcript, shortest),
      );
    },
  });
}

function describe(
  deps: Deps,
  { openStudy }: Target,
  { segment, coder, state }: PlacedSegment,
): vscode.MarkdownString {
  const { codebook } = openStudy.study;
  const resolve = resolverOf(codebook);
  const own = deps.coder.of(openStudy)?.id === coder;
  const text = new vscode.MarkdownString();
  text.supportHtml = true;
  text.isTrusted = { enabledCommands: COMMANDS };
  for (const id of codebook.resolveAll(segment.codes)) {
    const code = codebook.get(id);
    const swatch = `<span style="background-color:${codebook.color(id)};">&nbsp;&nbsp;&nbsp;</span>&nbsp; `; // not for the catalogue
    const name = code ? codebook.path(code.id).join(' › ') : l10n.t('{0} (not in the codebook)', id);
    const values = code ? valuesOf(segment, code.id, resolve) : [];
    text
      .appendMarkdown(`${swatch}**`)
      .appendMarkdown(asMarkdown(valuedName(name, values)))
      .appendMarkdown('**');
    const links = [
      own && code?.scale
        ? link(values.length > 0 ? l10n.t('Change value') : l10n.t('Set value'), 'transcriptCoder.setValue', {
            segment: segment.id,
            code: code.id,
          })
        : '',
      own ? link(l10n.t('Remove'), 'transcriptCoder.removeCode', { segment: segment.id, code: id }) : '',
      code ? link(l10n.t('All segments'), 'transcriptCoder.showSegments', code.id) : '',
    ];
    text.appendMarkdown(` &nbsp; ${links.filter(Boolean).join(' · ')}  \n`);
  }
  if (segment.codes.length === 0) {
    text
      .appendMarkdown('**')
      .appendMarkdown(asMarkdown(l10n.t('Annotation')))
      .appendMarkdown('**');
    if (own)
      text.appendMarkdown(
        ` &nbsp; ${link(l10n.t('Delete'), 'transcriptCoder.removeCode', { segment: segment.id })}`,
      );
    text.appendMarkdown('  \n');
  }
  if (segment.memo)
    text.appendMarkdown('\n$(note) ').appendMarkdown(asMarkdown(segment.memo)).appendMarkdown('\n\n');
  const details = [
    coderName(openStudy, coder),
    segment.created && shownDay(segment.created.slice(0, 10)),
    ruleText(openStudy, segment.rule),
    state === 'ok' ? '' : stateText(state),
  ]
    .filter(Boolean)
    .join(' · ');
  text.appendMarkdown('\n').appendMarkdown(asMarkdown(details));
  if (own) {
    const label = segment.memo ? l10n.t('Edit memo') : l10n.t('Add memo');
    text.appendMarkdown(` · ${link(label, 'transcriptCoder.editMemo', { segment: segment.id })}`);
    text.appendMarkdown(
      ` · ${link(l10n.t('Open in editor'), 'transcriptCoder.openMemo', { segment: segment.id })}`,
    );
  }
  text.appendMarkdown(
    ` · ${link(l10n.t('Copy link'), 'transcriptCoder.copyPassageLink', { segment: segment.id })}`,
  );
  text.supportThemeIcons = true;
  return text;
}

function link(label: string, command: string, argument: unknown): string {
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}

function stateText(state: PlacedSegment['state']): string {
  return state === 'changed' ? l10n.t('words changed since coding') : l10n.t('found elsewhere');
}
