import type { CodingChanges } from './changes';
import type { SegmentState } from './segmentChanges';

/** A review for programs: one changed segment to a line. */
export function changesJson({ transcripts, ...review }: CodingChanges): string {
  const changes = transcripts.flatMap(({ path, codings }) =>
    codings.flatMap(({ coder, changes }) =>
      changes.map(({ id, kinds, codes, addedCodes, removedCodes, values, before, after }) =>
        JSON.stringify({
          transcript: path,
          coder,
          id,
          kinds,
          codes,
          addedCodes,
          removedCodes,
          values,
          before: stateJson(before),
          after: stateJson(after),
        }),
      ),
    ),
  );
  const files = transcripts.map(({ path, from, text, codings }) => ({
    path,
    from: from ?? null,
    text,
    codings: codings.map(({ coder, file, status, memo }) => ({
      coder,
      file,
      status: status ?? null,
      memo: memo ? { before: memo.before ?? null, after: memo.after ?? null } : null,
    })),
  }));
  const head = Object.entries({ ...review, transcripts: files }).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},\n`,
  );
  return `{${head.join('')}"segments":[\n${changes.join(',\n')}\n]}\n`;
}

function stateJson(state: SegmentState | undefined): object | null {
  if (!state) return null;
  const { segment, place, line, words } = state;
  return {
    start: place?.start ?? null,
    end: place?.end ?? null,
    line,
    words,
    memo: segment.memo ?? null,
    key: segment.key ?? false,
    codes: segment.codes,
    ...(segment.values === undefined ? {} : { values: segment.values }),
  };
}
