import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { insertedQuote } from '../../../core/manuscript/writing/insertedQuote';
import { type Quotable, quotables } from '../../../core/manuscript/writing/quotable';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { askForCodes } from '../../ui/codePicker';
import { confirm } from '../../ui/confirm';
import { Refusal, unwrap } from '../../ui/failure';
import { runner } from './checkPaper';
import { nameOf, requireFormat } from './paper';
import type { PaperStudies } from './paperStudy';
import { pickQuote } from './pickQuote';

/**
 * Writes the words of a segment at the cursor of a paper, with where they are from.
 * @param id of the segment; else it is asked for @returns what was written; undefined when the user gave up
 */
export async function insertQuote(
  deps: Deps,
  paperStudies: PaperStudies,
  id?: string,
): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Refusal(l10n.t('Open the paper into which you want to insert a quote.'));
  const { uri } = editor.document;
  if (deps.studies.isTranscript(uri))
    throw new Refusal(l10n.t('{0} is a transcript. A quote is inserted into a paper.', nameOf(uri)));
  const format = requireFormat(uri);
  if (format === 'docx') throw new Refusal(l10n.t('A quote cannot be inserted into a Word document here.'));
  const openStudy = await paperStudies.of(uri);
  if (!openStudy) return undefined;
  const quote = await quoteMeant(openStudy, id);
  if (!quote || !(await mayWrite(deps, openStudy, quote))) return undefined;
  const { text, isBlock } = insertedQuote(quote, format);
  const written = isBlock ? inLinesOfItsOwn(editor, text) : text;
  // typed as one step, so that one undo takes it back
  if (!(await editor.edit(edit => edit.replace(editor.selection, written))))
    throw new Refusal(l10n.t('{0} was left as it is.', nameOf(uri)));
  const { active } = editor.selection;
  editor.selection = new vscode.Selection(active, active);
  await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  return written;
}

async function quoteMeant(openStudy: OpenStudy, id: string | undefined): Promise<Quotable | undefined> {
  const { study } = openStudy;
  const code = id === undefined ? await askCode(openStudy) : null;
  if (code === undefined) return undefined;
  const codes = code === null ? undefined : new Set(study.codebook.descendants(code));
  const isMeant = (own: readonly string[]) => !codes || own.some(one => codes.has(one));
  const run = runner(() => false);
  const quotes = unwrap(await run(quotables(study.corpus, isMeant)));
  if (id !== undefined) {
    const found = quotes.find(one => one.id === id);
    if (!found) throw new Refusal(l10n.t('The study has no segment “{0}”.', id));
    return found;
  }
  if (quotes.length === 0) throw new Refusal(l10n.t('Nothing is coded here yet.'));
  return pickQuote(quotes);
}

/** @returns the id of a code; null for all segments; undefined when the user gave up */
async function askCode({ study }: OpenStudy): Promise<string | null | undefined> {
  const all = {
    label: `$(search) ${l10n.t('Search all segments')}`,
    description: l10n.t('by their words'),
    alwaysShow: true,
  };
  const taken = await askForCodes(study.codebook, {
    title: l10n.t('Insert a quote of which code?'),
    first: [all],
  });
  const [row] = taken ?? [];
  return row && (row.code?.id ?? null);
}

/** Whether words may be written down: they leave the study, and a study with hashed quotes keeps them to its transcripts. */
async function mayWrite({ exportCheck }: Deps, openStudy: OpenStudy, { words }: Quotable): Promise<boolean> {
  if (openStudy.study.file?.quotes === 'hashed') {
    const question = l10n.t('Insert words of a transcript into the paper?');
    const detail = l10n.t('This study keeps the words of its transcripts out of all other files.');
    if (!(await confirm(question, [detail], l10n.t('Insert')))) return false;
  }
  return exportCheck.mayExport(openStudy, [words]);
}

/** A block with blank lines around it, where it is among other words. */
function inLinesOfItsOwn({ document, selection }: vscode.TextEditor, text: string): string {
  const before = document.lineAt(selection.start.line).text.slice(0, selection.start.character);
  const after = document.lineAt(selection.end.line).text.slice(selection.end.character);
  return `${before.trim() === '' ? '' : '\n\n'}${text}${after.trim() === '' ? '' : '\n\n'}`;
}
