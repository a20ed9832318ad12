import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Code, CodebookFile, Scale } from '../../../../../src/core/codebook/code';
import { isMerged } from '../../../../../src/core/codebook/parents';
import type { Sidecar } from '../../../../../src/core/coding/segment';
import type { StudyFile } from '../../../../../src/core/studyFile/studyFile';
import { codebookChanges } from '../../../../../src/core/versions/changes/codebookChanges';
import { type StudyState, isEmpty } from '../../../../../src/core/versions/changes/changes';
import { changeItems } from '../../../../../src/core/versions/changes/changeItems';
import { changesBetween } from '../../../../../src/core/versions/changes/changesBetween';
import { changesJson } from '../../../../../src/core/versions/changes/changesJson';
import { changesMarkdown } from '../../../../../src/core/versions/changes/changesMarkdown';
import { changesText } from '../../../../../src/core/versions/changes/changesText';
import { segmentLines } from '../../../../../src/core/versions/history/historyText';
import { studyChanges } from '../../../../../src/core/versions/changes/studyChanges';
import { PLAIN, codeChangeLine, studyChangeLine } from '../../../../../src/core/versions/changes/wording';
import { steps as codebookSteps, EMPTY as NO_CODES, take as takeCodes } from '../merge/codebookSteps';
import { EMPTY, TEXTS, take } from '../merge/codingSteps';

const STUDY = {
  schema: 1,
  name: 'S',
  transcripts: ['*.txt'],
  quotes: 'full',
  interviewers: [],
  participants: [],
  groups: [],
  coders: [{ id: 'nd', name: 'N. *D.*' }],
} as const;
const CODEBOOK: CodebookFile = { schema: 1, codes: [{ id: 'effort-ab12', name: 'Effort <b>' }] };

const state = (
  label: string,
  sidecars: Record<string, Sidecar>,
  text: string = TEXTS[0],
  codebook = CODEBOOK,
): StudyState => ({
  label,
  study: STUDY,
  codebook,
  sidecars: new Map(Object.entries(sidecars)),
  texts: new Map([['a_b.txt', text]]),
  problems: [],
});

describe('reviewOf', () => {
  const path = 'a_b.txt.nd.coding.json';
  const before = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm');
  const after = take(
    before,
    [
      { kind: 0, one: 2, other: 1 },
      { kind: 4, one: 1, other: 1 },
      { kind: 11, one: 0, other: 1 },
    ],
    'a',
  );
  const review = changesBetween(state('old', { [path]: before }), state('new', { [path]: after }, TEXTS[1]));

  it('puts changes together by transcript and coder, and counts them', () => {
    const [transcript, more] = review.transcripts;
    assert.deepEqual([transcript?.path, transcript?.text, more], ['a_b.txt', 'changed', undefined]);
    const [coding] = transcript!.codings;
    assert.deepEqual(
      [coding?.coder, coding?.file, coding?.status],
      ['nd', 'changed', { before: 'in-progress', after: 'complete' }],
    );
    assert.equal(coding!.changes.length, 2);
    assert.deepEqual(review.coders, [
      {
        coder: 'nd',
        name: 'N. *D.*',
        transcripts: 1,
        counts: { added: 1, removed: 0, recoded: 0, boundary: 0, memo: 1, key: 0, value: 0, other: 0 },
      },
    ]);
    assert.deepEqual(review.codes, [
      { id: 'effort-ab12', path: ['Effort <b>'] },
      { id: 'relief-cd34', path: ['relief-cd34'] },
    ]);
    assert.ok(isEmpty(changesBetween(state('old', { [path]: before }), state('new', { [path]: before }))));
  });

  it('says that a memo of a transcript has changed, though no segment has', () => {
    const noted = { ...before, memo: 'In a hurry' };
    const memos = (was: Sidecar, is: Sidecar) =>
      changesBetween(state('old', { [path]: was }), state('new', { [path]: is }));
    const added = memos(before, noted);
    assert.ok(!isEmpty(added));
    assert.match(changesText(added), /N\. \*D\.\*: memo: “In a hurry”/);
    assert.match(changesText(memos(noted, before)), /memo removed: “In a hurry”/);
    const [item] = changeItems(added);
    assert.deepEqual([item?.kind, item?.part], ['memo', { list: undefined, fields: ['memo'] }]);
    const json = JSON.parse(changesJson(added)) as { transcripts: { codings: { memo: unknown }[] }[] };
    assert.deepEqual(json.transcripts[0]?.codings[0]?.memo, { before: null, after: 'In a hurry' });
  });

  it('says from what to what the value of a code has changed, and at which a coding has come or gone', () => {
    const [first] = before.segments;
    const codebook: CodebookFile = {
      schema: 1,
      codes: [
        { id: 'effort-ab12', name: 'Effort <b>' },
        { id: 'old', name: 'Old', mergedInto: 'effort-ab12' },
        { id: 'pain', name: 'Pain' },
      ],
    };
    const between = (was: object, is: object) => {
      const [old, now] = [was, is].map(fields => ({ ...before, segments: [{ ...first!, ...fields }] }));
      return changesBetween(
        state('old', { [path]: old! }, TEXTS[0], codebook),
        state('new', { [path]: now! }, TEXTS[0], codebook),
      );
    };
    const said = (was: object, is: object) => changesText(between(was, is));
    const effort = (value: string) => ({ values: { 'effort-ab12': value } });
    const changed = between(effort('low'), effort('high'));
    assert.match(changesText(changed), /~ line 2, .*\(value of Effort <b>: high, before: low\)/);
    assert.match(changesText(changed), /N\. \*D\.\*: 1 with a different value, in 1 transcript/);
    assert.match(changesMarkdown(changed), /value of Effort \\<b\\>: high, before: low/);
    assert.match(said({}, effort('low')), /\(value of Effort <b>: low, before: none\)/);
    assert.match(said(effort('low'), {}), /\(value of Effort <b> removed, before: low\)/);
    // what was merged is what it became, under whichever id the value is
    const merged = { codes: ['old'], values: { old: 'low' } };
    assert.ok(isEmpty(between(merged, effort('low'))));
    assert.match(said(merged, effort('high')), /value of Effort <b>: high, before: low/);
    // with a code comes its value
    const both = { codes: ['effort-ab12', 'pain'], values: { 'effort-ab12': 'low', pain: 3 } };
    assert.match(said(effort('low'), both), /Pain\n {4}\+ line 2, .*\(value: 3\)/);
    assert.match(said(both, effort('low')), /Pain\n {4}- line 2, .*\(value: 3\)/);
    assert.doesNotMatch(said(both, effort('low')), /other fields/);
    const json = JSON.parse(changesJson(changed)) as { segments: { kinds: string[]; values: unknown }[] };
    assert.deepEqual(json.segments[0]!.kinds, ['value']);
    assert.deepEqual(json.segments[0]!.values, [{ code: 'effort-ab12', before: ['low'], after: ['high'] }]);
    // in the history of a segment, too
    const [change] = changed.transcripts[0]!.codings[0]!.changes;
    const revision = { commit: '', author: '', date: '', subject: '' };
    const lines = segmentLines({ revision, path, change: change! }, () => 'Effort');
    assert.deepEqual(lines, ['value of Effort: high, before: low']);
    const [added] = between({ codes: [], memo: 'x' }, { memo: 'x', ...effort('low') }).transcripts;
    assert.deepEqual(
      segmentLines({ revision, path, change: added!.codings[0]!.changes[0]! }, () => 'Effort'),
      ['added Effort: low'],
    );
    // and values that count for nothing are other fields
    assert.match(said({}, { values: { pain: 1 } }), /other fields changed/);
  });

  it('shows annotations last, and says that a memo stays when its last code is gone', () => {
    const [first] = before.segments;
    const note = {
      ...first!,
      id: 'n',
      start: 47,
      end: 63,
      quote: 'then it got easi',
      codes: [],
      memo: 'Why?\nAsk.',
    };
    const noted = { ...before, segments: [{ ...first!, codes: [], memo: 'so' }, note] };
    const was = { ...before, segments: [{ ...first!, memo: 'so' }] };
    const text = changesText(changesBetween(state('old', { [path]: was }), state('new', { [path]: noted })));
    assert.match(text, /Effort <b>\n {4}- line 2, .*\(the memo stays as an annotation\)/);
    assert.match(text, /Annotations\n {4}\+ line 2, .*“then it got easi” \(memo: “Why\? Ask\.”\)/);
    const later = { ...noted, segments: [noted.segments[0]!, { ...note, memo: 'Asked.' }] };
    const again = changesBetween(state('old', { [path]: noted }), state('new', { [path]: later }));
    assert.match(changesText(again), /Annotations\n {4}~ .*\(memo: “Asked\.”, before: “Why\? Ask\.”\)/);
  });

  it('writes what users wrote as text in Markdown and HTML, and every change under its code', () => {
    const markdown = changesMarkdown(review);
    assert.match(markdown, /\| N\. \\\*D\.\\\* \| 1 added, 1 with a different memo \| 1 \|/);
    assert.match(markdown, /<summary>a_b\.txt: 2 changed segments, text changed<\/summary>/);
    assert.match(markdown, /\*\*Effort \\<b\\>\*\*\n\n- \\~ line 2, .*memo: “so it was”/);
    assert.match(markdown, /\*\*relief-cd34\*\*\n\n- \\\+ line 2, /);
    assert.match(changesText(review), /^ {4}\+ line 2, N\. \*D\.\*: “/m);
    const json = JSON.parse(changesJson(review)) as { segments: { kinds: string[] }[]; from: string };
    assert.deepEqual([json.from, json.segments.map(({ kinds }) => kinds)], ['old', [['memo'], ['added']]]);
  });

  it('stays within its length, closes what it opens, and says how much it has cut', () => {
    const many = (count: number): Sidecar => {
      const [segment] = before.segments;
      return { ...before, segments: Array.from({ length: count }, (_, i) => ({ ...segment!, id: `s${i}` })) };
    };
    const large = changesBetween(
      state('old', {}),
      state('new', { [path]: many(2000), 'c.txt.nd.coding.json': many(1000) }),
    );
    const markdown = changesMarkdown(large);
    assert.ok(markdown.length <= 60_000 && markdown.length > 59_000, String(markdown.length));
    assert.equal(markdown.split('<details>').length, markdown.split('</details>').length);
    const [, cut] = /\*\*Cut here:\*\* (\d+) more lines did not fit/.exec(markdown)!;
    assert.equal(Number(cut) + markdown.split('\n- \\+').length - 1, 3000);
    for (const longest of [300, 1000, 5000]) assert.ok(changesMarkdown(large, longest).length <= longest);
  });

  it('says nothing of a file that one of the states has broken, but that it is', () => {
    const problem = { path, line: 3, severity: 'error', code: 'broken-json', message: 'Broken.' } as const;
    const broken = { ...state('new', {}), problems: [problem] };
    const found = changesBetween(state('old', { [path]: before }), broken);
    assert.deepEqual([found.transcripts, found.problems], [[], [{ ...problem, state: 'new' }]]);
    assert.match(changesText(found), /a_b\.txt\.nd\.coding\.json:3 \(new\): Broken\./);
  });
});

describe('codebookChanges', () => {
  it('says into what a code was merged, by whom and when, as far as that is known', () => {
    const codes = [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
      { id: 'c', name: 'C' },
    ];
    const before = { schema: 1, codes };
    const merged = (stamp: object) => {
      const after = {
        schema: 1,
        codes: [codes[0]!, { id: 'b', name: 'B', mergedInto: 'a', ...stamp }, codes[2]!],
      };
      const changes = codebookChanges(before, after, [{ id: 'nd', name: 'N. D.' }]);
      return changes.map(change => [change.merged, codeChangeLine(change, PLAIN)]);
    };
    const at = '2031-01-02T10:00:00Z';
    assert.deepEqual(merged({ by: 'nd', at }), [
      [{ into: 'a', by: 'N. D.', at }, 'B: merged into A by N. D. on 2031-01-02'],
    ]);
    assert.deepEqual(merged({ by: 'em' }), [[{ into: 'a', by: 'em' }, 'B: merged into A by em']]);
    assert.deepEqual(merged({ at }), [[{ into: 'a', at }, 'B: merged into A']]);
    assert.deepEqual(merged({}), [[{ into: 'a' }, 'B: merged into A']]);
  });

  it('says what the scale of a code was and is', () => {
    const code = { id: 'a', name: 'A' };
    const scaled = (scale?: Scale) => ({ schema: 1, codes: [{ ...code, ...(scale ? { scale } : {}) }] });
    const levels: Scale = { kind: 'ordinal', values: ['low', 'high'] };
    const said = (was?: Scale, is?: Scale) =>
      codebookChanges(scaled(was), scaled(is)).map(change => [change.kinds, codeChangeLine(change, PLAIN)]);
    assert.deepEqual(said(undefined, levels), [
      [['rescaled'], 'A: scale changed; now low, high, before: no scale'],
    ]);
    assert.deepEqual(said(levels, { kind: 'numeric', min: 0, max: 10 }), [
      [['rescaled'], 'A: scale changed; now 0–10, before: low, high'],
    ]);
    assert.deepEqual(said(levels, undefined), [
      [['rescaled'], 'A: scale changed; now no scale, before: low, high'],
    ]);
  });

  it('finds what its twin finds, field by field', () => {
    fc.assert(
      fc.property(codebookSteps(10), codebookSteps(8), (first, more) => {
        const before = takeCodes(NO_CODES, first, 1);
        const after = takeCodes(before, more, 2);
        const found = new Map(codebookChanges(before, after).map(change => [change.id, change.kinds]));
        const ids = new Set([...before.codes, ...after.codes].map(({ id }) => id));
        for (const id of ids) {
          const [was, is] = [before, after].map(side => side.codes.find(one => one.id === id));
          const kinds = new Set(found.get(id));
          if (!is) assert.deepEqual([...kinds], ['removed']);
          else if (isMerged(is))
            assert.deepEqual(
              [...kinds],
              was && isMerged(was) && was.mergedInto === is.mergedInto ? [] : ['merged'],
            );
          else if (!was || isMerged(was)) assert.ok(was ? kinds.size > 0 : kinds.has('added'));
          else {
            const differs = (field: keyof Code) => (was as Code)[field] !== is[field];
            assert.equal(kinds.has('renamed'), differs('name'));
            assert.equal(kinds.has('moved'), differs('parent'));
            assert.equal(kinds.has('recolored'), differs('color'));
            assert.equal(
              kinds.has('redefined'),
              differs('description') || differs('include') || differs('memo'),
            );
            assert.equal(kinds.has('reordered'), differs('rank') && !differs('parent'));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('studyChanges', () => {
  it('finds records that came, went or changed, and fields of the file', () => {
    const p = (id: string, speakers: string[]) => ({ id, speakers });
    const before = { ...STUDY, participants: [p('a', ['A']), p('b', ['B'])] };
    const after = { ...STUDY, name: 'T', participants: [p('b', ['B', 'C']), p('c', [])] };
    assert.deepEqual(
      studyChanges(before, after).map(({ list, id, kind, fields }) => [
        list,
        id,
        kind,
        fields.map(({ field }) => field),
      ]),
      [
        [undefined, undefined, 'changed', ['name']],
        ['participants', 'b', 'changed', ['speakers']],
        ['participants', 'c', 'added', []],
        ['participants', 'a', 'removed', []],
      ],
    );
    assert.deepEqual(studyChanges(before, before), []);
  });

  it('says of turns what of them has changed', () => {
    const group = { id: 'g', transcripts: ['a.txt'] };
    const turns = { patterns: ['{speaker}:'], notSpeakers: ['Monday'] };
    const before = { ...STUDY, turns, groups: [group] };
    const after = {
      ...STUDY,
      turns: { ...turns, notSpeakers: ['Monday', 'Note'] },
      groups: [{ ...group, turns: { patterns: ['{speaker} -'] } }],
    };
    const plain = { text: (text: string) => text, quote: (text: string) => text };
    const said = (a: StudyFile, b: StudyFile) => studyChanges(a, b).map(one => studyChangeLine(one, plain));
    assert.deepEqual(said(before, after), [
      'study.json: turns.notSpeakers ["Monday","Note"], before: ["Monday"]',
      'group g: turns.patterns ["{speaker} -"], before: nothing',
    ]);
    assert.deepEqual(said(before, { ...STUDY, groups: [group] }), [
      'study.json: turns.patterns nothing, before: ["{speaker}:"]; turns.notSpeakers nothing, before: ["Monday"]',
    ]);
  });
});
