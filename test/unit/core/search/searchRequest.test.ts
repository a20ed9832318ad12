import assert from 'node:assert/strict';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { CodedTranscript, type Corpus, Reading } from '../../../../src/core/corpus/corpus';
import { type SearchRequest, findWhere, plainRequest } from '../../../../src/core/search/searchRequest';
import { NO_RULES } from '../../../../src/core/turns/turnRules';

const TEXT = 'INT: How was it?\n\nP1: It was hard.\n';

const corpus = (interviewers: readonly string[]): Corpus => ({
  study: {
    ...{ schema: 1, name: 'Test', transcripts: ['*.txt'], quotes: 'full' },
    ...{ interviewers, participants: [], groups: [], coders: [] },
  },
  codebook: Codebook.of({ schema: 1, codes: [{ id: 'effort', name: 'Effort' }] }),
  transcripts: [new CodedTranscript('a.txt', TEXT, [], [], new Reading(TEXT, NO_RULES))],
});

describe('where a search looks', () => {
  const message = (change: Partial<SearchRequest>, interviewers: readonly string[] = ['INT']) => {
    const found = findWhere(corpus(interviewers), { ...plainRequest('hard'), ...change });
    return found.ok ? undefined : found.error;
  };

  it('is everywhere, unless it is narrowed', () => {
    assert.equal(message({}), undefined);
    assert.equal(message({ outside: ['effort'], filters: { participants: ['P1'] } }), undefined);
  });

  it('is nowhere, and said to be so, where the study lacks what is named', () => {
    assert.match(message({ outside: ['gone'] })!, /no code “gone”/);
    assert.match(message({ filters: { codes: ['gone'] } })!, /no code “gone”/);
    assert.match(message({ filters: { groups: ['gone'] } })!, /no group “gone”/);
    assert.match(message({ filters: { participants: ['gone'] } })!, /no participant “gone”/);
  });

  it('has no answers where nobody asks', () => {
    assert.equal(message({ unit: 'answer' }), undefined);
    assert.match(message({ unit: 'answer' }, [])!, /names no interviewers/);
  });
});
