import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import { type ChangedLines, changedLines } from '../../../../core/text/changedLines';
import { decodeTranscript } from '../../../../core/text/decode';
import { type EncodingGuess, guessEncodings } from '../../../../core/text/guessEncodings';
import { LEGACY_ENCODINGS, type LegacyEncoding, encodingName } from '../../../../core/text/legacyEncodings';
import { toLf } from '../../../../core/text/lineEnds';
import { conversionRefusal } from '../../../../study/convertTranscript';
import { lfText } from '../../../session/positions';
import type { Target } from '../../../session/openStudy';
import { Refusal, unwrap } from '../../../ui/failure';
import { requireWhole } from '../../../ui/requireStudy';

/** Lines of each kind that show how a file would read. */
const LINES = 4;
const LINE_LENGTH = 120;
/** Milliseconds in which VS Code reads a file again that has changed on the disk. */
const RELOAD_MS = 5000;

/**
 * Rewrites a transcript that is in another encoding as UTF-8, with everyone's coding, once a person has seen how it would read.
 * @param given for tests and keybindings: the encoding, which is not asked for then
 */
export async function convertToUtf8(
  { openStudy, transcript }: Target,
  given?: LegacyEncoding,
): Promise<void> {
  const { path } = transcript;
  const uri = openStudy.uri(path);
  const bytes = await vscode.workspace.fs.readFile(uri);
  const decoded = decodeTranscript(bytes);
  const refusal = conversionRefusal(path, decoded);
  if (refusal !== undefined) throw new Refusal(refusal);
  if (documentOf(uri)?.isDirty)
    throw new Refusal(l10n.t('{0} has changes that are not saved. Revert them first.', path));
  const guesses = await guessEncodings(bytes);
  const chosen = given ? guesses.find(one => one.encoding === given) : await ask(path, decoded.text, guesses);
  if (!chosen) return;
  unwrap(await requireWhole(openStudy).study.convertToUtf8(path, chosen.encoding));
  await checkShown(uri, toLf(chosen.text));
}

/** Shows how the file would read in the likeliest encoding, and in others when that is not it. */
async function ask(
  path: string,
  before: string,
  guesses: readonly EncodingGuess[],
): Promise<EncodingGuess | undefined> {
  let [guess] = guesses;
  while (guess) {
    const { encoding, text } = guess;
    const convert = l10n.t('Convert');
    const other = l10n.t('Other Encoding…');
    const question = l10n.t('Convert “{0}” from {1} to UTF-8?', path, encodingName(encoding));
    const detail = [
      ...preview(before, text),
      l10n.t(
        'The file is rewritten, and everyone’s coding files with it, so that each segment keeps its words. Commit them together.',
      ),
    ].join('\n\n');
    const answer = await vscode.window.showInformationMessage(
      question,
      { modal: true, detail },
      convert,
      other,
    );
    if (answer === convert) return guess;
    if (answer !== other) return undefined;
    guess = await pick(before, guesses);
  }
  return undefined;
}

/** What conversion does to lines: those that cannot be read now, and those that can. */
function preview(before: string, after: string): string[] {
  const { unreadable, readable } = changedLines(before, after, LINES, LINE_LENGTH);
  const list = ({ first, total }: ChangedLines['readable']) =>
    [...first, ...(total > first.length ? [`… ${counted.moreLines(total - first.length)}`] : [])].join('\n');
  const parts = [l10n.t('It will read:'), list(unreadable)];
  if (readable.total === 0) return parts;
  return [
    ...parts,
    l10n.t('These lines can be read already, and would change. They would read:'),
    list(readable),
  ];
}

async function pick(before: string, guesses: readonly EncodingGuess[]): Promise<EncodingGuess | undefined> {
  const items = guesses.map(guess => {
    const { unreadable, readable } = changedLines(before, guess.text, 1, LINE_LENGTH);
    return {
      label: encodingName(guess.encoding),
      description: readable.total > 0 ? l10n.t('changes lines that can be read already') : '',
      detail: unreadable.first[0] ?? '',
      guess,
    };
  });
  const title = l10n.t('Choose the encoding in which the text reads correctly');
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.guess;
}

/** Says so when an editor goes on showing the file in another encoding, which it was told or which the settings name. */
async function checkShown(uri: vscode.Uri, text: string): Promise<void> {
  const end = Date.now() + RELOAD_MS;
  for (;;) {
    const document = documentOf(uri);
    if (!document || lfText(document) === text) return;
    if (Date.now() > end) break;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const reopen = l10n.t('Reopen with Encoding');
  const message = l10n.t(
    'The file is UTF-8 now, but the editor still reads it in another encoding. Reopen it with the encoding UTF-8 before you change it.',
  );
  const answer = await vscode.window.showWarningMessage(message, reopen);
  if (answer === reopen) await vscode.commands.executeCommand('workbench.action.editor.changeEncoding');
}

function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === key);
}

/** Whether an argument names an encoding. */
export function isLegacyEncoding(value: unknown): value is LegacyEncoding {
  return LEGACY_ENCODINGS.some(encoding => encoding === value);
}
