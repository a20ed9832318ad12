import * as l10n from '@vscode/l10n';
import { enumerate } from '../../base/phrases';
import { type Result, fail, ok } from '../../base/result';
import { oneLine } from '../../base/visible';

/** How a name may differ from a path, the best way first: other programs know transcripts by their names alone. */
const WAYS: readonly ((path: string) => string)[] = [
  path => path,
  path => path.toLowerCase(),
  path => path.slice(path.lastIndexOf('/') + 1).toLowerCase(),
  path => withoutEnding(path.slice(path.lastIndexOf('/') + 1).toLowerCase()),
];

/** ATLAS.ti numbers documents: `D 1: interview.docx`. */
const NUMBER = /^(?:D ?)?\d+: /;
/** What a transcript was made of, by its ending. */
const DOCUMENT = /\.(?:docx?|rtf|odt|pdf|html?)$/i;

/** Finds transcripts by their path, or the name of the file, with or without its ending. */
export class TranscriptNames {
  private readonly byName = WAYS.map(() => new Map<string, string[]>());

  constructor(paths: readonly string[]) {
    for (const path of paths)
      WAYS.forEach((way, i) => {
        const name = way(path.normalize('NFC'));
        this.byName[i]!.set(name, [...(this.byName[i]!.get(name) ?? []), path]);
      });
  }

  find(typed: string | undefined): Result<string> {
    if (typed === undefined) return fail(l10n.t('No transcript is named.'));
    const name = typed.normalize('NFC').replaceAll('\\', '/').replace(/^\.\//, '');
    const plain = name.replace(NUMBER, '');
    const found = [name, plain, plain.replace(DOCUMENT, '')].map(one => this.named(typed, one));
    return (
      found.find(one => one !== undefined) ??
      fail(l10n.t('The study has no transcript “{0}”.', oneLine(typed.slice(0, 200))))
    );
  }

  private named(typed: string, name: string): Result<string> | undefined {
    for (const [i, names] of this.byName.entries()) {
      const found = names.get(i === 0 ? name : name.toLowerCase());
      if (found?.length === 1) return ok(found[0]!);
      if (found)
        return fail(
          l10n.t('“{0}” may be one of several transcripts: {1}.', oneLine(typed), enumerate(found, 4)),
        );
    }
    return undefined;
  }
}

function withoutEnding(name: string): string {
  return name.replace(/(?<=.)\.[^.]*$/, '');
}
