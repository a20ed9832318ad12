import * as l10n from '@vscode/l10n';
import { folderOf } from '../studyFile/movePaths';
import { mapStrings } from './mapStrings';
import type { Remaining } from './pseudonymPlan';
import { type RecordKind, isQuery } from './recordFields';
import type { NameReplacer } from './replacedNames';
import type { WordReplacer } from './replacedWords';
import type { StudyParts } from './studyParts';

/** Where words will still be, since ids, folders and people who code keep their names. */
export function remainingNames(
  { study, codebook, files, fixed }: StudyParts,
  names: NameReplacer,
): Remaining[] {
  const remaining: Remaining[] = [];
  for (const { id, name = '' } of study.coders)
    if (names.isIn(name) || names.isInId(id))
      remaining.push({
        path: 'study.json',
        reason: l10n.t('The coder “{0}” keeps name and id.', name || id),
      });
  for (const { id } of codebook.codes)
    if (names.isInId(id))
      remaining.push({
        path: 'codebook.json',
        reason: l10n.t('The code keeps its id “{0}”, by which coding files name it.', id),
      });
  const folders = new Set(files.map(folderOf).filter(folder => names.isIn(folder)));
  for (const folder of folders)
    remaining.push({ path: folder, reason: l10n.t('The folder keeps its name. Rename it in VS Code.') });
  for (const path of fixed)
    if (names.edits(path).length > 0)
      remaining.push({ path, reason: l10n.t('This is a link, and keeps its name.') });
  return remaining;
}

/** Fields of a file that still have words, such as patterns of turns and those of paths. */
export function remainingFields(
  value: object,
  kind: RecordKind,
  path: string,
  { words, names }: { readonly words: WordReplacer; readonly names: NameReplacer },
): Remaining[] {
  const remaining: Remaining[] = [];
  mapStrings(value, (text, pattern, at) => {
    const paths = pathsIn(kind, pattern, text);
    if (words.finder.isIn(text) || paths.some(one => names.edits(one).length > 0))
      remaining.push({ path, reason: l10n.t('The field “{0}” stays as it is.', at.join(' › ')) });
    return text;
  });
  return remaining;
}

/** Paths of transcripts, or patterns of such, that a field has. */
function pathsIn(kind: RecordKind, pattern: string, text: string): readonly string[] {
  if (isQuery(kind, pattern))
    return Array.from(
      text.matchAll(/\btranscript:(?:"([^"]*)"|([^\s()]+))/giu),
      found => found[1] ?? found[2]!,
    );
  return kind === 'study' && /(?:^|\.)transcripts\.\*$/.test(pattern) ? [text] : [];
}
