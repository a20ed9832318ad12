import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { attributesOf, valuesOf } from '../../../core/analyses/kit/parameters';
import { counted, enumerate } from '../../../core/base/phrases';
import type { Corpus } from '../../../core/corpus/corpus';
import {
  archivedSentence,
  differentLines,
  readableHeading,
  readableItems,
  uncertainLines,
} from '../../../core/exchange/archive/archiveWording';
import { readableTexts } from '../../../core/exchange/archive/readableTexts';
import { UnusableFile } from '../../../core/exchange/codebookIn/readXml';
import { type MadeArchive, makeArchive } from '../../../study/archive';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { Refusal } from '../../ui/failure';
import { requireOutside, writeExport } from '../../ui/exportFile';
import { requireStudy } from '../../ui/requireStudy';
import { runSteps } from '../../ui/runSteps';
import { shareDone } from '../../ui/shareDone';
import { showText } from '../../ui/showText';
import { withCancel } from '../../ui/withCancel';
import { requireUsable } from './requireUsable';

const ENDING = 'zip';
/** So many values of an attribute are shown. */
const MAX_VALUES = 6;

/**
 * Writes the current study without its words, for an archive: with everyone's coding, so not while one codes blind.
 * @param to where, ending with `.zip`; asked for without
 * @param without attributes of participants that are left out; asked for without. @returns where it was written
 */
export async function exportArchive(
  deps: Deps,
  to?: vscode.Uri,
  { without: given }: { readonly without?: readonly string[] } = {},
): Promise<vscode.Uri | undefined> {
  const openStudy = requireStudy(deps.studies);
  requireUsable(openStudy, l10n.t('Nothing was written.'));
  deps.blind.requireEveryone(openStudy);
  // what is added while something is asked has not been asked about
  const { corpus } = openStudy.study;
  const without = given ? known(given, corpus) : await askWithout(corpus);
  if (!without) return undefined;
  if (!(await deps.exportCheck.mayExport(openStudy, readableTexts(corpus, without)))) return undefined;
  const uri = to ?? (await askWhere(openStudy));
  if (!uri) return undefined;
  if (!uri.path.toLowerCase().endsWith(`.${ENDING}`))
    throw new Refusal(l10n.t('An archive can be exported to {0} files.', `.${ENDING}`));
  await requireOutside(deps.studies, uri);
  const archive = await make(deps, corpus, without);
  if (!archive) return undefined;
  await writeExport(deps.studies, uri, archive.bytes);
  tell(archive);
  return uri;
}

/** @throws Refusal where a name is none: what it was meant for would stay in the archive */
function known(without: readonly string[], corpus: Corpus): readonly string[] {
  const missing = without.find(name => !attributesOf(corpus).includes(name));
  if (missing !== undefined) throw new Refusal(l10n.t('No participant has an attribute “{0}”.', missing));
  return without;
}

/** The attributes that somebody leaves without a tick; undefined when they gave up. */
async function askWithout(corpus: Corpus): Promise<readonly string[] | undefined> {
  const attributes = attributesOf(corpus);
  if (attributes.length === 0) return [];
  const rows = attributes.map(label => ({
    label,
    description: enumerate(valuesOf(corpus, label), MAX_VALUES),
    picked: true,
  }));
  const kept = await vscode.window.showQuickPick(rows, {
    title: l10n.t('Which attributes of participants should be in the archive?'),
    placeHolder: l10n.t('Everyone can read what is ticked; Enter continues'),
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return kept && attributes.filter(name => !kept.some(({ label }) => label === name));
}

/** The name of the study is not in the archive, and so not in what is suggested for the file. */
function askWhere(openStudy: OpenStudy): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: l10n.t('Export the study for an archive'),
    defaultUri: openStudy.uri(`study.${ENDING}`),
    filters: { [l10n.t('Archives')]: [ENDING] },
  });
}

/** @returns undefined when it was cancelled */
async function make(
  { context, now }: Deps,
  corpus: Corpus,
  without: readonly string[],
): Promise<MadeArchive | undefined> {
  const { version } = context.extension.packageJSON as { readonly version: string };
  return withCancel(l10n.t('Archiving the study'), async (isCancelled, progress) => {
    const show = shareDone(progress);
    try {
      const archive = await makeArchive(corpus, {
        version,
        without,
        now: new Date(now()),
        async run(steps) {
          const done = await runSteps(steps, isCancelled, show);
          if (!done) throw new Refusal(l10n.t('Nothing was written.'));
          return done.value;
        },
      });
      return isCancelled() ? undefined : archive;
    } catch (error) {
      if (error instanceof UnusableFile)
        throw new Refusal(`${error.message} ${l10n.t('Nothing was written.')}`);
      throw error;
    }
  });
}

/** Says what was archived, and offers to list what can still be read. */
function tell(archive: MadeArchive): void {
  const { different } = archive;
  const said = [
    archivedSentence(archive),
    ...uncertainLines(archive),
    ...(different.length > 0
      ? [l10n.t('Left out because they would not come out the same: {0}.', counted.tables(different.length))]
      : []),
  ].join(' ');
  const items = readableItems(archive.readable);
  const paragraphs = [
    ...(items.length > 0 ? [readableHeading(), items.map(item => `- ${item}`).join('\n')] : []),
    ...differentLines(different),
  ];
  if (paragraphs.length === 0) return void vscode.window.showInformationMessage(said);
  const show = l10n.t('Show What Can Be Read');
  void vscode.window
    .showInformationMessage(said, show)
    .then(answer => (answer === show ? showText(`${paragraphs.join('\n\n')}\n`) : undefined));
}
