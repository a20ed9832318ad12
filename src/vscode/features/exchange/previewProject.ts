import * as l10n from '@vscode/l10n';
import type { IncomingStudy } from '../../../core/exchange/projectIn/incomingStudy';
import { readingWords } from '../../../core/exchange/projectIn/readingWords';
import type { Contents } from '../../../core/exchange/projectInto/contents';
import type { Preview, PreviewRow, PreviewSection } from '../../ui/previewList';

/** What a project would do. */
export interface ProjectPreview {
  /** Name of the file. */
  readonly name: string;
  readonly incoming: IncomingStudy;
  /** What comes in, or what of it is new. */
  readonly contents: readonly Contents[];
  /** What the study says differently. */
  readonly clashes: readonly string[];
  /** Where it comes in, in words. */
  readonly into: string;
}

/** A project as a list to look through before it is imported. */
export function previewOf({ name, incoming, contents, clashes, into }: ProjectPreview): Preview {
  return {
    title: l10n.t('Import {0}', name),
    summary: into,
    go: l10n.t('Import'),
    sections: sectionsOf(incoming, contents, clashes),
  };
}

function sectionsOf(
  { sources, findings }: IncomingStudy,
  contents: readonly Contents[],
  clashes: readonly string[],
): readonly PreviewSection[] {
  const sentences = (all: readonly string[]) => all.map(sentenceRow);
  return [
    {
      heading: l10n.t('What comes in'),
      rows: contents.map(({ what, count, names }) => ({
        label: l10n.t('{0}: {1}', what, count),
        icon: 'add',
        description: names,
      })),
    },
    { heading: l10n.t('Cannot be taken over'), rows: sentences(findings) },
    { heading: l10n.t('Different in the study'), rows: sentences(clashes) },
    {
      heading: l10n.t('How positions are read'),
      rows: sources.flatMap(source => {
        const words = readingWords(source);
        return words === undefined ? [] : [{ label: words, icon: 'symbol-ruler' }];
      }),
    },
  ];
}

/** A list cuts off what is long: what a sentence is about is below it. */
function sentenceRow(sentence: string): PreviewRow {
  const at = sentence.indexOf(': ');
  const icon = 'warning';
  return at < 0
    ? { label: sentence, icon }
    : { label: sentence.slice(0, at + 1), icon, detail: sentence.slice(at + 2) };
}
