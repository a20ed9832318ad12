import * as l10n from '@vscode/l10n';
import type { FileProblem } from '../core/base/problem';
import type { Codebook } from '../core/codebook/codebook';
import type { CodebookFile, SavedQuery } from '../core/codebook/code';
import { areRegexesLoaded } from '../core/matching/regexMatcher';
import { bindQuery } from '../core/query/bindQuery';
import { parseQuery } from '../core/query/parseQuery';
import type { QueryProblem } from '../core/query/query';
import type { QueryNames } from '../core/query/queryNames';
import { locator } from '../core/records/locator';
import { columnInString } from '../core/records/stringColumns';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { RecordFile } from './recordFile';
import type { Transcript } from './transcript';

/** What is wrong with the saved queries of a codebook; looked at again only when the files or the coders are others. */
export class QueryCheck {
  private last: readonly unknown[] = [];
  private found: readonly FileProblem[] = [];

  problems(
    file: RecordFile<CodebookFile> | undefined,
    codebook: Codebook,
    study: StudyFile | undefined,
    transcripts: readonly Pick<Transcript, 'allSidecars'>[],
  ): readonly FileProblem[] {
    if (!file?.parsed.value?.queries?.length || !study) return [];
    const coders = [...new Set(transcripts.flatMap(one => [...one.allSidecars.keys()]))].sort();
    const now = [file, study, coders.join('\n'), areRegexesLoaded()];
    if (now.every((one, i) => one === this.last[i])) return this.found;
    this.last = now;
    const known = study.coders.map(({ id }) => id);
    const names: QueryNames = {
      codebook,
      study,
      coders: [...study.coders, ...coders.filter(id => !known.includes(id)).map(id => ({ id }))],
      isWithoutRegexes: !areRegexesLoaded(),
    };
    return (this.found = queryProblems(file, file.parsed.value.queries, names));
  }
}

function queryProblems(
  { path, raw = '' }: RecordFile<CodebookFile>,
  queries: readonly SavedQuery[],
  names: QueryNames,
): FileProblem[] {
  let locate: ReturnType<typeof locator> | undefined;
  return queries.flatMap(({ name, query }, i): FileProblem[] => {
    const problem = wrongWith(query, names);
    if (!problem) return [];
    const { line, column } = (locate ??= locator(raw))(['queries', i, 'query']);
    const literal = raw.split('\n')[line - 1]?.slice(column - 1) ?? '';
    return [
      {
        path,
        line,
        column: column + columnInString(literal, problem.start),
        severity: 'warning',
        code: 'query',
        message: l10n.t('The query “{0}”, column {1}: {2}', name, problem.start + 1, problem.message),
      },
    ];
  });
}

function wrongWith(query: string, names: QueryNames): QueryProblem | undefined {
  const parsed = parseQuery(query);
  if (!parsed.ok) return parsed.error;
  const bound = bindQuery(parsed.value, names);
  return bound.ok ? undefined : bound.error;
}
