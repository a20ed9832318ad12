import * as vscode from 'vscode';
import { BYS, type By, type FrequencyOptions, frequency } from '../../../core/frequency/frequency';
import { frequencyReport } from '../../../core/report/frequencyReport';
import { toText } from '../../../core/report/text';
import { Refusal, unwrap } from '../../adapters/commands';
import { Debounce } from '../../adapters/debounce';
import type { OpenStudy, Studies } from '../../adapters/studies';
import type { Deps } from '../../deps';

const SCHEME = 'transcript-coder-report';
/** Milliseconds in which changes are gathered before open tables are counted again. */
const GATHER = 200;

/** Arguments for keybindings and tests. Without them the user is asked. */
type FrequencyArguments = Pick<FrequencyOptions, 'by' | 'group' | 'coder'>;

/** The frequency table as a document that follows the coding. */
export function register({ commands, studies }: Deps): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const gather = new Debounce(GATHER, () => {
    for (const document of vscode.workspace.textDocuments) {
      if (document.uri.scheme === SCHEME) changed.fire(document.uri);
    }
  });
  return vscode.Disposable.from(
    changed,
    gather,
    studies.onDidChange(() => gather.call()),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: uri => render(studies, uri),
    }),
    commands.register('transcriptCoder.showFrequencyTable', async (args?: FrequencyArguments) => {
      const open = studies.current;
      if (!open) throw new Refusal(vscode.l10n.t('There is no study in this workspace yet.'));
      // from a view's title VS Code passes something of its own
      const options = args && ('by' in args || 'group' in args || 'coder' in args) ? args : await ask(open);
      if (!options) return;
      const document = await vscode.workspace.openTextDocument(uriOf(open, options));
      await vscode.window.showTextDocument(document, { preview: false });
    }),
  );
}

function uriOf(open: OpenStudy, options: FrequencyArguments): vscode.Uri {
  const name = `${open.study.file?.name ?? 'Study'}${options.group ? ` (${options.group})` : ''} by ${options.by ?? 'participant'}`;
  const query = JSON.stringify({ root: open.root.toString(), options });
  return vscode.Uri.from({ scheme: SCHEME, path: `/Frequency of ${name.replaceAll('/', ' ')}.txt`, query });
}

function render(studies: Studies, uri: vscode.Uri): string {
  const { root, options } = JSON.parse(uri.query) as { root: string; options: FrequencyArguments };
  const open = studies.all.find(one => one.root.toString() === root);
  if (!open) return vscode.l10n.t('The study is no longer in this workspace.');
  const broken = open.study.problems.filter(problem => problem.severity === 'error');
  const warning = broken.map(problem =>
    vscode.l10n.t('NOT COUNTED: {0}: {1}', problem.path, problem.message),
  );
  const table = frequencyReport(unwrap(frequency(open.study.corpus, options)));
  return toText({ ...table, caption: [...warning, ...table.caption] });
}

async function ask({ study }: OpenStudy): Promise<FrequencyArguments | undefined> {
  const names: Record<By, string> = {
    participant: vscode.l10n.t('By participants'),
    segment: vscode.l10n.t('By segments'),
    transcript: vscode.l10n.t('By transcripts'),
    words: vscode.l10n.t('By words'),
  };
  const details: Record<By, string> = {
    participant: vscode.l10n.t('How many of the participants mentioned it: general, typical, variant, rare'),
    segment: vscode.l10n.t('How many of the coded segments carry it'),
    transcript: vscode.l10n.t('In how many of the transcripts it occurs'),
    words: vscode.l10n.t('How many of the words are coded with it'),
  };
  const picked = await vscode.window.showQuickPick(
    BYS.map(by => ({ label: names[by], detail: details[by], by })),
    { title: vscode.l10n.t('Frequency table') },
  );
  if (!picked) return undefined;
  const groups = study.file?.groups ?? [];
  if (groups.length === 0) return { by: picked.by };
  const all = { label: vscode.l10n.t('All transcripts'), group: undefined };
  const items = groups.map(group => ({
    label: group.name ?? group.id,
    description: group.id,
    group: group.id,
  }));
  const group = await vscode.window.showQuickPick([all, ...items], {
    title: vscode.l10n.t('Frequency table of which transcripts?'),
  });
  return group && { by: picked.by, ...(group.group ? { group: group.group } : {}) };
}
