import assert from 'node:assert/strict';
import { parseCodebook } from '../../../src/core/codebook/parseCodebook';
import { loadRegexes } from '../../../src/core/matching/regexMatcher';
import type { RecordFile } from '../../../src/study/recordFile';
import type { CodebookFile } from '../../../src/core/codebook/code';
import { RuleCheck } from '../../../src/study/ruleCheck';

const rule = (id: string, search: string, options = '') =>
  `{"id":"${id}","name":"Rule ${id}","search":"${search}","unit":"hit","codes":["trust-1"]${options}}`;

function file(...rules: string[]): RecordFile<CodebookFile> {
  const raw = `{\n"schema": 1,\n"codes": [\n{"id":"trust-1","name":"Trust"}\n],\n"rules": [\n${rules.join(',\n')}\n]\n}\n`;
  const parsed = parseCodebook(raw);
  assert.deepEqual(parsed.problems, []);
  return { path: 'codebook.json', raw, parsed } as RecordFile<CodebookFile>;
}

describe('RuleCheck', () => {
  before(loadRegexes);

  const found = (...rules: string[]) =>
    new RuleCheck().problems(file(...rules)).map(({ line, message }) => `${line}: ${message}`);

  it('names the rules by which nothing can be searched, with their lines', () => {
    assert.deepEqual(
      found(
        rule('a', 'trust*'),
        rule('b', '(trust', ',"options":{"regex":true}'),
        rule('c', '…'),
        rule('d', 'trust', ',"options":{"colour":"red"}'),
        rule('e', 'trust', ',"options":{"family":true,"exact":true}'),
      ),
      [
        '8: The rule “Rule b”: This is not a regular expression: missing closing ).',
        '9: The rule “Rule c”: Type a word to search for.',
        '10: The rule “Rule d”: The option “colour” of the rule is not known, or has a wrong value.',
        '11: The rule “Rule e”: Word families cannot be combined with regular expressions or exact words.',
      ],
    );
  });

  it('has nothing to say of rules that can be searched by', () => {
    assert.deepEqual(
      found(
        rule('a', 'never again | no more'),
        rule('b', 'trust(ed|ing)?', ',"options":{"regex":true,"exact":true}'),
        rule('c', 'trust', ',"options":{"family":true,"language":["en"],"where":["age=40"]}'),
      ),
      [],
    );
  });
});
