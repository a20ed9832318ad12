import * as l10n from '@vscode/l10n';
import { findScope } from '../../corpus/scope';
import type { Corpus } from '../../corpus/corpus';
import { LineIndex } from '../../text/lineIndex';
import type { Turns } from '../../turns/turns';
import { type MemoRow, memosIn } from '../memos/memos';

/** What a text is, so that a person can be led to it. */
export type TextSource =
  | { readonly kind: 'transcript' | 'fileName'; readonly path: string }
  | { readonly kind: 'memo'; readonly memo: MemoRow }
  | { readonly kind: 'code' | 'participant' | 'summary'; readonly id: string };

/** A text that belongs to a study, or to what would be passed on with it. */
export interface StudyText {
  /** Path of a transcript; of everything else what it is, for people. */
  readonly where: string;
  readonly source: TextSource;
  /** The transcript, if it is one. */
  readonly transcript: string | null;
  readonly text: string;
  /** The same, with blanks where nothing is to be looked for. */
  readonly said: string;
  /** Line from 1 of an offset; null in what has no lines of a file of its own. */
  readonly line: (offset: number) => number | null;
}

/**
 * Every text of a study in which something about people may stand: transcripts, paths, memos, summaries, definitions of codes,
 * attributes of participants. Words quoted in coding files stand in the transcripts, too.
 */
export function studyTexts(corpus: Corpus): StudyText[] {
  const { transcripts, codebook, study, summaries = [] } = corpus;
  const other = (
    where: string,
    text: string | undefined,
    source: TextSource,
    transcript: string | null = null,
  ): StudyText[] =>
    text === undefined || text === ''
      ? []
      : [{ where, source, transcript, text, said: text, line: () => null }];
  const scope = findScope(corpus);
  return [
    ...transcripts.map(({ path, text, turns }) => {
      let lines: LineIndex | undefined;
      const line = (offset: number) => (lines ??= LineIndex.of(text)).positionAt(offset).line + 1;
      const source = { kind: 'transcript', path } as const;
      return { where: path, source, transcript: path, text, said: withoutMadeUpHeads(text, turns), line };
    }),
    ...transcripts.flatMap(({ path }) =>
      other(l10n.t('Name of {0}', path), readable(path), { kind: 'fileName', path }, path),
    ),
    ...(scope.ok ? memosIn(corpus, scope.value) : []).flatMap(memo =>
      other(l10n.t('Memo on {0}', memo.about), memo.text, { kind: 'memo', memo }, memo.transcript),
    ),
    ...summaries.flatMap(({ id, text, transcript }) =>
      other(l10n.t('Summary “{0}”', id), text, { kind: 'summary', id }, transcript ?? null),
    ),
    ...codebook
      .inOrder()
      .flatMap(({ id, name, description, include, exclude, example }) =>
        [description, include, exclude, example].flatMap(text =>
          other(l10n.t('Definition of “{0}”', name), text, { kind: 'code', id }),
        ),
      ),
    ...study.participants.flatMap(({ id, attributes = {} }) =>
      Object.values(attributes).flatMap(value =>
        other(l10n.t('Participant {0}', id), String(value), { kind: 'participant', id }),
      ),
    ),
  ];
}

/** Line breaks in place of timestamps and of labels with a number: “Job Coach 1” stands for somebody whose name it is not. */
function withoutMadeUpHeads(text: string, turns: Turns): string {
  const { starts, headEnds, labelStarts, labelEnds } = turns;
  const pieces: string[] = [];
  let at = 0;
  const blank = (start: number, end: number) => {
    pieces.push(text.slice(at, start), '\n'.repeat(end - start));
    at = end;
  };
  for (let turn = 0; turn < turns.count; turn++) {
    const label = text.slice(labelStarts[turn], labelEnds[turn]);
    if (labelStarts[turn]! < 0 || /\d/.test(label)) blank(starts[turn]!, headEnds[turn]!);
    else {
      blank(starts[turn]!, labelStarts[turn]!);
      blank(labelEnds[turn]!, headEnds[turn]!);
    }
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** A path as words: what people call files has marks between them. */
function readable(path: string): string {
  return path.replace(/\.[^./]*$/, '').replace(/[_/.]+/g, ' ');
}
