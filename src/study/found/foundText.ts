import * as l10n from '@vscode/l10n';
import { counted, enumerate } from '../../core/base/phrases';
import { visible } from '../../core/base/visible';
import type { Found, Unusable } from './found';
import type { LeftOutReason } from './leftOut';

/** So many names of each kind: what is said has to fit on a screen. */
const MAX_NAMES = 4;
/** Layouts beyond these occur in few transcripts. */
const MAX_LAYOUTS = 4;

/** What was found, in one sentence. */
export function foundTitle(name: string, { transcripts, turns }: Found): string {
  return transcripts === 0
    ? l10n.t('The study “{0}” has no transcripts yet.', name)
    : l10n.t(
        'The study “{0}” has {1} with {2}.',
        name,
        counted.transcripts(transcripts),
        counted.turns(turns),
      );
}

/** The rest, a paragraph for each kind of thing; none where there is nothing to say. */
export function foundLines(found: Found): string[] {
  const { layouts, withoutSpeakers, unusable, leftOut } = found;
  const others = layouts.length - MAX_LAYOUTS;
  const named = layouts
    .slice(0, MAX_LAYOUTS)
    .map(({ pattern, transcripts }) => `“${visible(pattern.replaceAll('\n', '↵'))}” (${transcripts})`);
  if (others > 0) named.push(counted.others(others));
  const unusual = new Set(unusable.flatMap(({ paths }) => paths));
  const silent = withoutSpeakers.filter(path => !unusual.has(path));
  return [
    ...(named.length > 0
      ? [l10n.t('How turns begin, with the number of transcripts: {0}.', named.join(', '))]
      : []),
    ...(silent.length > 0 ? [l10n.t('No speakers were recognized in {0}.', names(silent))] : []),
    ...unusable.map(({ how, paths }) => UNUSABLE[how](names(paths))),
    ...leftOut.map(({ reason, paths }) => LEFT_OUT[reason](names(paths))),
  ];
}

function names(paths: readonly string[]): string {
  return enumerate(paths.map(visible), MAX_NAMES);
}

const UNUSABLE: Readonly<Record<Unusable, (paths: string) => string>> = {
  encoding: paths =>
    l10n.t(
      'Not in UTF-8, so letters may be wrong: {0}. Convert them before you code them; the Problems view offers it.',
      paths,
    ),
  git: paths => l10n.t('Not the text itself, but what git has put in its place: {0}.', paths),
  unreadable: paths => l10n.t('Could not be read: {0}.', paths),
  empty: paths => l10n.t('Empty: {0}.', paths),
};

const LEFT_OUT: Readonly<Record<LeftOutReason, (paths: string) => string>> = {
  importable: paths =>
    l10n.t('Left out: {0}. To code them, make transcripts of them with “Import Transcripts…”.', paths),
  document: paths =>
    l10n.t('Left out: {0}. To code them, save them as .docx, and import these files.', paths),
  ending: paths => l10n.t('Left out: {0}. To code them, change the ending to .txt.', paths),
  spokenMarkdown: paths =>
    l10n.t(
      'Left out, though people speak in them: {0}. Markdown files are transcripts only if you include them.',
      paths,
    ),
  markdown: paths =>
    l10n.t(
      'Left out: {0}. To code Markdown files, include them in the Transcripts view, below “Not in the study”.',
      paths,
    ),
  recording: paths => l10n.t('Left out: {0}. Recordings cannot be coded.', paths),
};
