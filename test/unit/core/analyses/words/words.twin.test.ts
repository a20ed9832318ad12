import assert from 'node:assert/strict';
import { finish } from '../../../../../src/core/base/steps';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { foldedWord } from '../../../../../src/core/matching/searchedUnits';
import { both } from '../../../../../src/core/report/underlying';
import { matcherFor } from '../../../../../src/core/search/search';
import { type SearchRequest, findWhere } from '../../../../../src/core/search/searchRequest';
import { searchScope } from '../../../../../src/core/search/searchScope';
import { searchForSaid } from '../../../../../src/core/analyses/words/searchForSaid';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { WordsTable } from '../../../../../src/core/analyses/words/words';
import { wordsAnalysis } from '../../../../../src/core/analyses/words/wordsAnalysis';
import { prepareLanguages } from '../../../../../src/core/search/preparedLanguages';
import { SEARCHED_TURNS, type SearchedTurns } from '../../../../../src/core/search/where';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { naiveWords } from '../../matching/naiveWords';
import { Random, type RandomStudy, randomStudy } from '../kit/randomStudy';
import { type TwinFilters, isKept, randomFilters, speakersIn, twinScope } from '../kit/twinScope';

describe('word frequencies, against words one by one', () => {
  it('are the same in random studies', async () => {
    const seen = { said: 0, split: 0, rows: 0, columns: 0, key: 0, left: 0, inside: 0 };
    for (let seed = 1; seed <= 150; seed++) {
      const study = randomStudy(seed);
      const random = new Random(seed);
      const filters = randomFilters(seed, study);
      const { corpus } = await readStudy(new MemoryFileStore(study.files));
      await prepareLanguages(corpus);
      const scope = twinScope(study, filters);
      const turns = random.pick(SEARCHED_TURNS);
      const without = random.chance(0.5) ? 'Yes, 中' : '';
      const columns = random.pick(['none', 'participant', 'group'] as const);
      const compared = random.chance(0.4) ? random.pick(['sub', ...scope.participants]) : '';
      const given = { columns, keyness: compared, turns, without, most: 0, stopwords: true };
      const report = runAnalysis(wordsAnalysis, corpus, filters, given);
      assert.ok(report.ok, report.ok ? '' : report.error);
      const actual = report.value.data as unknown as WordsTable;

      const all = wordsIn(study, filters, turns);
      assert.equal(actual.scope.counted, all.length);
      const kept = all.filter(({ form }) => without === '' || !['yes', '中'].includes(form));
      const counts = new Map<string, number>();
      for (const { form } of kept) counts.set(form, (counts.get(form) ?? 0) + 1);
      assert.deepEqual(new Map(actual.rows.map(({ word, count }) => [word, count])), counts);
      for (const row of actual.rows) {
        const said = kept.filter(({ form }) => form === row.word);
        assert.equal(row.transcripts, new Set(said.map(({ path }) => path)).size);
        assert.equal(row.participants, new Set(said.flatMap(({ who }) => who)).size);
        actual.columns.forEach(({ id }, i) => {
          const isIn = (one: Said) => (id === 'rest' ? !isOf(study, one, compared) : isOf(study, one, id));
          assert.equal(row.columns[i], said.filter(isIn).length, `${row.word} ${id}`);
          assert.equal(actual.columns[i]!.words, all.filter(isIn).length);
          seen.columns += row.columns[i]!;
        });
        seen.rows++;
        if (row.g2 !== undefined) seen.key++;
      }
      for (const row of [...report.value.table.rows].slice(0, 4)) {
        for (const column of report.value.table.columns) {
          const figure = both(row.underlying, column.underlying);
          if (!figure?.said) continue;
          const request = searchForSaid(figure.said, figure, filters);
          // a filter may name what the study does not have: the table is empty, and a search says so
          if (!findWhere(corpus, request).ok) continue;
          const plain = foldedWord(figure.said.word);
          const said = all.filter(
            one =>
              foldedWord(one.form) === plain &&
              (figure.group === undefined || isOf(study, one, figure.group)) &&
              (figure.participant === undefined || isOf(study, one, figure.participant)),
          );
          assert.equal(await hitsOf(request, corpus), said.length, JSON.stringify(figure));
          seen.said++;
          if (figure.group ?? figure.participant) seen.split++;
        }
      }
      seen.left += all.length - kept.length;
      if ((filters.codes?.length ?? 0) > 0) seen.inside += all.length;
    }
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });
});

async function hitsOf(request: SearchRequest, corpus: Corpus): Promise<number> {
  const where = findWhere(corpus, request);
  const matcher = await matcherFor(request, []);
  assert.ok(where.ok && matcher.ok);
  const found = finish(searchScope(matcher.value, where.value, 'hit', corpus.study.interviewers));
  assert.ok(found.ok);
  return found.value.reduce((sum, within) => sum + within.found.length, 0);
}

interface Said {
  readonly form: string;
  readonly path: string;
  readonly who: readonly string[];
}

function isOf(study: RandomStudy, { path, who }: Said, id: string): boolean {
  return study.groups[id]?.includes(path) ?? who.includes(id);
}

function wordsIn(study: RandomStudy, filters: TwinFilters, turns: SearchedTurns): Said[] {
  const scope = twinScope(study, filters);
  const isFiltered = (filters.participants?.length ?? 0) + (filters.where?.length ?? 0) > 0;
  return scope.transcripts.flatMap(transcript => {
    const { text, turnOf, wordOf, labels, path } = transcript;
    const covered = new Set<number>();
    for (const { segment, transcript: of } of scope.segments)
      if (of === transcript) for (let at = segment.start; at < segment.end; at++) covered.add(at);
    return labels.flatMap((label, turn) => {
      const asks = label !== undefined && study.interviewers.includes(label);
      if (turns !== 'all' && asks !== (turns === 'interviewers')) return [];
      const at = turnOf.indexOf(turn);
      const who = speakersIn(study, transcript, at, at + 1).filter(id => isKept(id, study, filters));
      if (isFiltered && who.length === 0) return [];
      const spoken = text
        .split('')
        .map((unit, i) => (turnOf[i] === turn && wordOf[i]! >= 0 ? unit : ' '))
        .join('');
      return naiveWords(spoken)
        .filter(({ start, end }) => {
          const units = Array.from({ length: end - start }, (_, i) => start + i);
          return (filters.codes?.length ?? 0) === 0 || units.every(unit => covered.has(unit));
        })
        .map(({ start, end }) => ({
          form: spoken.slice(start, end).normalize('NFC').replace(/[’ʼ]/g, "'").toLowerCase(),
          path,
          who,
        }));
    });
  });
}
