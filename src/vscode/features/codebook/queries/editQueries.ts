import * as l10n from '@vscode/l10n';
import type { SavedQuery } from '../../../../core/codebook/code';
import { addQuery, changeQuery, checkName, deleteQuery } from '../../../../core/codebook/queryOperations';
import { parseHex } from '../../../../core/codebook/contrast';
import { ok } from '../../../../core/base/result';
import { queryNamesOf } from '../../../../core/corpus/withQueries';
import { loadRegexes } from '../../../../core/matching/regexMatcher';
import { withIds, withNames } from '../../../../core/query/savedText';
import { compileQuery } from '../../../../core/query/compileQuery';
import { CodingAction } from '../../../../study/codingUndo';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { askName } from '../../../ui/askName';
import { Refusal, unwrap } from '../../../ui/failure';
import { requireStudy } from '../../../ui/requireStudy';
import type { CodebookNode } from '../codebookTree';
import { askColorOf } from '../editCodes';
import { askQuery } from './askQuery';
import { type QueryArgument, requireQuery } from './pickQuery';

// Each takes what the user would be asked for as an argument too, for keybindings and tests.

/** Keeps a query under a name. @returns its row; undefined when the user gave up */
export async function newQuery(
  { studies, random }: Deps,
  argument: CodebookNode | undefined,
  givenQuery?: string,
  givenName?: string,
): Promise<CodebookNode | undefined> {
  const openStudy = argument?.openStudy ?? requireStudy(studies);
  const typed = givenQuery ?? (await askQuery(openStudy, l10n.t('New query'), ''));
  if (typed === undefined) return undefined;
  const text = await requireRight(openStudy, typed);
  const title = l10n.t('Name of the query');
  const name =
    givenName ?? (await askName(title, '', typed => checkName(openStudy.study.codebook, typed, undefined)));
  if (name === undefined) return undefined;
  let query: SavedQuery | undefined;
  unwrap(
    await openStudy.study.changeCodebook(
      codebook => {
        const added = addQuery(codebook, { name, query: text }, random);
        if (!added.ok) return added;
        query = added.value.query;
        return ok(added.value.file);
      },
      new CodingAction(l10n.t('new query “{0}”', name)),
    ),
  );
  return query && { openStudy, query };
}

/** Changes what a query asks for. */
export async function editQuery({ studies }: Deps, argument: QueryArgument, given?: string): Promise<void> {
  const target = await requireQuery(studies, argument, l10n.t('Edit which query?'));
  if (!target) return;
  const { openStudy, query } = target;
  const shown = withNames(query.query, queryNamesOf(openStudy.study.corpus));
  const typed = given ?? (await askQuery(openStudy, l10n.t('Edit query “{0}”', query.name), shown));
  if (typed === undefined || typed === shown) return;
  const text = await requireRight(openStudy, typed);
  const action = new CodingAction(l10n.t('edit query “{0}”', query.name));
  unwrap(
    await openStudy.study.changeCodebook(
      codebook => changeQuery(codebook, query.id, { query: text }),
      action,
    ),
  );
}

/** Gives a query another name; its id stays. */
export async function renameQuery({ studies }: Deps, argument: QueryArgument, given?: string): Promise<void> {
  const target = await requireQuery(studies, argument, l10n.t('Rename which query?'));
  if (!target) return;
  const { openStudy, query } = target;
  const title = l10n.t('Rename “{0}”', query.name);
  const name =
    given ??
    (await askName(title, query.name, typed => checkName(openStudy.study.codebook, typed, query.id)));
  if (name === undefined || name === query.name) return;
  const action = new CodingAction(l10n.t('rename “{0}” to “{1}”', query.name, name));
  unwrap(await openStudy.study.changeCodebook(codebook => changeQuery(codebook, query.id, { name }), action));
}

/** Changes the colour of a query. */
export async function recolorQuery(
  { studies }: Deps,
  argument: QueryArgument,
  given?: string,
): Promise<void> {
  const target = await requireQuery(studies, argument, l10n.t('Change which query’s colour?'));
  if (!target) return;
  const { openStudy, query } = target;
  const typed = given ?? (await askColorOf(query.name, query.color));
  if (typed === undefined) return;
  if (!parseHex(typed)) throw new Refusal(l10n.t('Enter # followed by six hexadecimal digits.'));
  const color = typed.toLowerCase();
  const action = new CodingAction(l10n.t('change the colour of “{0}”', query.name));
  unwrap(
    await openStudy.study.changeCodebook(codebook => changeQuery(codebook, query.id, { color }), action),
  );
}

/** Deletes a query, which touches no coding; one undo brings it back. */
export async function removeQuery({ studies }: Deps, argument: QueryArgument): Promise<void> {
  const target = await requireQuery(studies, argument, l10n.t('Delete which query?'));
  if (!target) return;
  const { openStudy, query } = target;
  const action = new CodingAction(l10n.t('delete query “{0}”', query.name));
  unwrap(await openStudy.study.changeCodebook(codebook => deleteQuery(codebook, query.id), action));
}

/** A query as it is kept, if nothing is wrong with it. */
async function requireRight({ study }: OpenStudy, typed: string): Promise<string> {
  await loadRegexes();
  const names = queryNamesOf(study.corpus);
  const compiled = compileQuery(typed, names);
  if (!compiled.ok)
    throw new Refusal(
      l10n.t('The query “{0}”, column {1}: {2}', typed, compiled.error.start + 1, compiled.error.message),
    );
  return withIds(typed, names).trim();
}
