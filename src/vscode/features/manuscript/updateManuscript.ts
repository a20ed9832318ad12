import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type BlockState, blockStates } from '../../../core/manuscript/live/fillBlocks';
import type { Deps } from '../../deps';
import { Refusal } from '../../ui/failure';
import { STATUS_MS } from '../../ui/statusMs';
import { withCancel } from '../../ui/withCancel';
import { corpusOf, runner } from './checkPaper';
import { rangeOf } from './checkedPapers';
import { nameOf, requireFormat } from './paper';
import type { PaperStudies } from './paperStudy';

/**
 * Fills the blocks of a paper in Markdown with what the study gives now, as one edit.
 * @param line of the one block that is meant, from 1; else all
 * @returns number of blocks that are otherwise now; undefined when the user gave up
 */
export async function updateManuscript(
  deps: Deps,
  paperStudies: PaperStudies,
  uri: vscode.Uri,
  line?: number,
): Promise<number | undefined> {
  if (requireFormat(uri) !== 'markdown')
    throw new Refusal(
      l10n.t('Only papers in Markdown or Quarto have blocks that can be filled: {0}', nameOf(uri)),
    );
  const openStudy = await paperStudies.of(uri);
  if (!openStudy) return undefined;
  deps.blind.requireEveryone(openStudy);
  const document = await vscode.workspace.openTextDocument(uri);
  const { version } = document;
  const corpus = corpusOf(deps.studies, openStudy);
  const states = await withCancel(l10n.t('Updating {0}', nameOf(uri)), isCancelled =>
    blockStates(document.getText(), corpus, runner(isCancelled)),
  );
  if (!states) return undefined;
  const isMeant = (at: number) => line === undefined || at === line;
  const problems = states.problems.filter(problem => isMeant(problem.line));
  if (problems.length > 0)
    throw new Refusal(
      [
        ...problems.map(problem => l10n.t('{0}, line {1}: {2}', nameOf(uri), problem.line, problem.message)),
        l10n.t('{0} was left as it is.', nameOf(uri)),
      ].join(' '),
    );
  const blocks = states.blocks.filter(({ block }) => isMeant(block.line));
  const changed = blocks.filter(({ written, current }) => written !== current);
  if (document.version !== version)
    throw new Refusal(
      l10n.t('“{0}” was changed in the meantime and left as it is. Please try again.', nameOf(uri)),
    );
  if (changed.length > 0) await fill(document, changed);
  const said =
    blocks.length === 0
      ? l10n.t('The paper has no blocks to fill.')
      : l10n.t('Blocks filled: {0} of {1}.', changed.length, blocks.length);
  vscode.window.setStatusBarMessage(said, STATUS_MS);
  return changed.length;
}

async function fill(document: vscode.TextDocument, blocks: readonly BlockState[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { block, current } of blocks)
    edit.replace(document.uri, rangeOf(document, block.content), current);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Refusal(l10n.t('{0} was left as it is.', nameOf(document.uri)));
}
