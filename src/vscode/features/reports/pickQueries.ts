import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { queryNamesOf, savedQuery } from '../../../core/corpus/withQueries';
import { withIds, withNames } from '../../../core/query/savedText';
import type { Corpus } from '../../../core/corpus/corpus';
import { askQuery } from '../codebook/queries/askQuery';

interface QueryItem extends vscode.QuickPickItem {
  /** Id of a saved query, or a query as it is saved; undefined of the row to type one. */
  readonly query: string | undefined;
}

/** What was done in the list. */
type Answer =
  | { readonly kind: 'picked'; readonly queries: readonly string[] }
  | { readonly kind: 'type'; readonly ticked: readonly string[]; readonly instead: string | undefined };

/**
 * Lets the user choose saved queries and type others; where none is saved, one is typed at once.
 * @param chosen ids of saved queries, and queries as they are saved
 * @returns the same; undefined when they changed their mind
 */
export async function pickQueries(
  corpus: Corpus,
  title: string,
  chosen: readonly string[],
): Promise<readonly string[] | undefined> {
  const hasNone = chosen.length === 0 && (corpus.codebook.file.queries ?? []).length === 0;
  const answer: Answer | undefined = hasNone
    ? { kind: 'type', ticked: [], instead: undefined }
    : await pickOrType(corpus, title, chosen);
  if (answer?.kind !== 'type') return answer?.queries;
  const { ticked, instead } = answer;
  const names = queryNamesOf(corpus);
  const typed = await askQuery(
    { study: { corpus } },
    l10n.t('Query for this report'),
    instead === undefined ? '' : withNames(instead, names),
  );
  if (typed === undefined) return undefined;
  return [...new Set([...ticked.filter(one => one !== instead), withIds(typed, names)])];
}

const EDIT: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('edit'),
  tooltip: l10n.t('Edit Query…'),
};

function pickOrType(corpus: Corpus, title: string, chosen: readonly string[]): Promise<Answer | undefined> {
  const picker = vscode.window.createQuickPick<QueryItem>();
  const items = itemsOf(corpus, chosen);
  const type: QueryItem = {
    label: `$(add) ${l10n.t('Type a Query…')}`,
    query: undefined,
    alwaysShow: true,
  };
  picker.title = title;
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.items = [...items, type];
  picker.selectedItems = items.filter(({ query }) => chosen.includes(query!));
  return new Promise(resolve => {
    const finish = (answer: Answer) => {
      resolve(answer);
      picker.hide();
    };
    const ticked = () => picker.selectedItems.flatMap(({ query }) => query ?? []);
    let before = picker.selectedItems.length;
    picker.onDidChangeSelection(selected => {
      const isOne = selected.length <= before + 1;
      before = selected.length;
      if (!selected.includes(type)) return;
      if (isOne) return finish({ kind: 'type', ticked: ticked(), instead: undefined });
      // all were ticked at once, of which this is none
      picker.selectedItems = selected.filter(one => one !== type);
    });
    picker.onDidTriggerItemButton(({ item }) =>
      finish({ kind: 'type', ticked: ticked(), instead: item.query }),
    );
    picker.onDidAccept(() =>
      finish(
        picker.activeItems[0] === type
          ? { kind: 'type', ticked: ticked(), instead: undefined }
          : { kind: 'picked', queries: ticked() },
      ),
    );
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** Those that are saved, and those that were typed for this report. */
function itemsOf(corpus: Corpus, chosen: readonly string[]): QueryItem[] {
  const names = queryNamesOf(corpus);
  const saved = corpus.codebook.file.queries ?? [];
  const typed = chosen.filter(one => !savedQuery(corpus.codebook, one));
  return [
    ...saved.map(({ id, name, query }) => ({ query: id, label: name, description: withNames(query, names) })),
    ...typed.map(query => ({ query, label: withNames(query, names), buttons: [EDIT] })),
  ];
}
