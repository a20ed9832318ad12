import * as l10n from '@vscode/l10n';

/**
 * Why the key must not be in a file, if so: whoever gets the study, or its repository, would have it.
 * @param file absolute, with `/` and without links, as the others @param repository of the study, if it is in one
 */
export function keyRefusal(file: string, study: string, repository: string | undefined): string | undefined {
  if (isIn(file, study))
    return l10n.t(
      'The key says who everybody is, so it must not be in the study’s folder. Keep it where only those can read it who may know.',
    );
  if (repository !== undefined && isIn(file, repository))
    return l10n.t(
      'The key says who everybody is, so it must not be in the git repository of the study. Keep it where only those can read it who may know.',
    );
  return undefined;
}

/** What is the same file in some systems is taken for the same in all. */
function isIn(file: string, folder: string): boolean {
  const [inner, outer] = [file, folder].map(path => path.normalize('NFC').toLowerCase().replace(/\/+$/, ''));
  return inner!.startsWith(`${outer}/`);
}
