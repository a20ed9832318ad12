import type { CodebookDocument, CodebookEntry } from './codebookDocument';

/** A codebook for programs: the scope, then all codes in order, each with its definition, figures and key quotes; then code groups, if there are any. */
export function codebookJson({ facts, entries, groups }: CodebookDocument): object {
  const sets = groups.map(group => ({ ...group, codes: group.codes.map(({ id }) => id) }));
  return { scope: facts, codes: entries.map(record), ...(groups.length > 0 ? { groups: sets } : {}) };
}

function record({ code, parent, path, level, kind, counts, quotes }: CodebookEntry): object {
  const { id, name, color, description, include, exclude, example, memo, scale, retired } = code;
  const { participants, transcripts, segments, words } = counts;
  return {
    ...{ id, name, parent, path, level, kind, color, description, include, exclude, example, memo },
    ...{ scale, retired },
    ...{ participants, transcripts, segments, words },
    quotes,
  };
}
