import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { NOT_UTF8 } from '../../../../study/fileProblems';
import { traced } from '../../../../study/trace';
import { Refusal } from '../../../ui/failure';
import { Debounce } from '../../../ui/debounce';
import { ContextKey } from '../../../ui/contextKey';
import { type Fix, registerFixes } from '../../../ui/problemFixes';
import type { Studies } from '../../../session/studies';
import type { Deps } from '../../../deps';
import { convertToUtf8, isLegacyEncoding } from './convert';

/** Milliseconds in which changes are gathered before transcripts are looked at again. */
const DEBOUNCE_MS = 150;

/** Transcripts that are in another encoding than UTF-8, and the way out. */
export function register({ commands, studies }: Deps): vscode.Disposable {
  const foreign = new ContextKey('transcriptCoder.misreadTranscripts');
  const show = () => foreign.set(transcriptsNotUtf8(studies).map(({ fsPath }) => fsPath));
  const look = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'encoding', show));
  look.call();
  return vscode.Disposable.from(
    look,
    studies.onChange('encoding', ['files', 'settings', 'texts'], () => look.call()),
    registerFixes({ pattern: '**' }, [NOT_UTF8], (_, { uri }) =>
      studies.target(uri) ? [conversion(uri)] : [],
    ),
    // from a menu VS Code passes the file's Uri
    commands.register('transcriptCoder.convertEncoding', async (given?: vscode.Uri, encoding?: unknown) => {
      const uri = given ?? vscode.window.activeTextEditor?.document.uri;
      const target = uri && studies.target(uri);
      if (!target) throw new Refusal(l10n.t('Open a transcript first.'));
      await convertToUtf8(target, isLegacyEncoding(encoding) ? encoding : undefined);
    }),
  );
}

function conversion(uri: vscode.Uri): Fix {
  const title = l10n.t('Convert to UTF-8…');
  return { title, command: 'transcriptCoder.convertEncoding', args: [uri], isPreferred: true };
}

function transcriptsNotUtf8({ all }: Studies): vscode.Uri[] {
  return all.flatMap(openStudy =>
    openStudy.study.problems
      .filter(({ path, code }) => code === NOT_UTF8 && openStudy.study.transcript(path))
      .map(({ path }) => openStudy.uri(path)),
  );
}
