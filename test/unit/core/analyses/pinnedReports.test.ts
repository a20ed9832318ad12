import assert from 'node:assert/strict';
import { pinReport, runPinnedReport, unpinReport } from '../../../../src/core/analyses/pinnedReports';
import { finish } from '../../../../src/core/base/steps';
import { parseStudy, stringifyStudy } from '../../../../src/core/studyFile/parseStudy';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { corpusOf } from './kit/corpora';
import { settled } from '../report/settled';

const { study } = corpusOf({}, [], {});
const report = {
  name: 'Table 1',
  analysis: 'frequency',
  scope: { groups: ['g'], coders: [], from: undefined },
  options: { form: 'paper' },
};

function pinned(
  file: StudyFile,
  ...args: Parameters<typeof pinReport> extends [unknown, ...infer R] ? R : never
) {
  const result = pinReport(file, ...args);
  assert.ok(result.ok);
  return result.value;
}

describe('pinned reports', () => {
  it('stand in study.json, one to a line, without filters that narrow nothing', () => {
    const file = pinned(study, report, () => 0);
    const text = stringifyStudy(file);
    assert.ok(
      text.includes(
        '"reports": [\n{"id":"table-1-aaaa","name":"Table 1","analysis":"frequency","scope":{"groups":["g"]},"options":{"form":"paper"}}\n]',
      ),
      text,
    );
    const parsed = parseStudy(text);
    assert.deepEqual(parsed.problems, []);
    assert.equal(stringifyStudy(parsed.value!), text);
  });

  it('are replaced under their name and keep what a newer version wrote', () => {
    const known = { ...pinned(study, report, () => 0).reports![0]!, note: 'newer' };
    const file = pinned(
      { ...study, reports: [known] },
      { name: ' Table 1 ', analysis: 'frequency' },
      () => 0.5,
    );
    assert.deepEqual(JSON.parse(JSON.stringify(file.reports)), [
      { id: 'table-1-aaaa', name: 'Table 1', analysis: 'frequency', note: 'newer' },
    ]);
    const two = pinned(file, { name: 'Table 2', analysis: 'frequency' }, () => 0);
    assert.deepEqual(
      two.reports!.map(({ id }) => id),
      ['table-1-aaaa', 'table-2-aaaa'],
    );
    const one = unpinReport(two, 'table-1-aaaa');
    assert.deepEqual(one.ok && one.value.reports!.map(({ id }) => id), ['table-2-aaaa']);
    assert.equal(unpinReport(file, 'x').ok, false);
    assert.equal(pinReport(study, { name: ' ', analysis: 'frequency' }, () => 0).ok, false);
  });

  it('run again, under their name; unknown kinds and unknown groups are told', () => {
    const corpus = corpusOf(
      { groups: [{ id: 'g', transcripts: ['1.txt'] }] },
      [{ id: 'calm', name: 'Calm' }],
      { '1.txt': ['Ann: calm.', { words: 'calm', codes: ['calm'] }] },
    );
    const run = (more: object) => finish(runPinnedReport(corpus, { id: 'x', ...report, ...more }));
    const found = run({});
    assert.ok(found.ok);
    assert.equal(found.value.table.title, 'Table 1');
    assert.equal(settled(found.value).table.rows[0]!.cells[0], 'Calm (N = 1)');
    assert.deepEqual(run({ analysis: 'wordcloud' }), {
      ok: false,
      error: 'This version cannot run the report “Table 1”: unknown analysis “wordcloud”.',
    });
    assert.deepEqual(run({ scope: { groups: ['h'] } }), { ok: false, error: 'The study has no group “h”.' });
    assert.equal(run({ options: { form: 'poem' } }).ok, false);
  });

  it('are checked when study.json is read', () => {
    const text = stringifyStudy(study).replace(
      /\n}\n$/,
      ',\n"reports": [\n{"id":"a","name":"A","analysis":"frequency","scope":{"from":"31.3."}}\n]\n}\n',
    );
    const { problems, writable } = parseStudy(text);
    assert.equal(writable, false);
    assert.match(problems[0]!.message, /reports\[0\]\.scope\.from: expected a date such as "2026-03-31"/);
  });
});
